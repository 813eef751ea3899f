import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

import java.lang.reflect.Field;

/// The real engine of the table in a process of its own, on loopback and a free port. Run as a
/// source file on a class path that has the engine: its licence lets nobody ship it, so nothing
/// here is compiled against it. It ends when its standard input ends, that is, with who started it.
public class TableEngine {
    public static void main(String[] args) throws Exception {
        DynamoDBProxyServer engine = ServerRunner.createServerFromCommandLineArgs(args);
        // It would listen on every interface, and has no option against that.
        Field field = DynamoDBProxyServer.class.getDeclaredField("server");
        field.setAccessible(true);
        Server jetty = (Server) field.get(engine);
        for (Connector connector : jetty.getConnectors()) {
            ((ServerConnector) connector).setHost("127.0.0.1");
            ((ServerConnector) connector).setPort(0);
        }
        engine.safeStart(); // start() would send a message to its makers first
        System.out.println("READY " + ((ServerConnector) jetty.getConnectors()[0]).getLocalPort());
        System.out.flush();
        while (System.in.read() >= 0) {
            // nothing is said to it
        }
        System.exit(0);
    }
}
