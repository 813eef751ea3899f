package studio.truss.platform.aws;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

import java.lang.reflect.Field;

/// The table's real engine as a program: in memory, on this machine alone, at a port of the
/// system's choice which it prints; it reports to nobody. It ends when its input does.
final class DynamoEngineMain {
    static final String READY = "READY ";

    private DynamoEngineMain() {}

    public static void main(String[] args) throws Exception {
        DynamoDBProxyServer engine =
                ServerRunner.createServerFromCommandLineArgs(
                        // the port is only there for the parser, which refuses 0
                        new String[] {
                            "-port", "8000", "-inMemory", "-sharedDb", "-disableTelemetry"
                        });
        // the engine has no option for the address and would listen on all
        Field field = DynamoDBProxyServer.class.getDeclaredField("server");
        field.setAccessible(true);
        Server server = (Server) field.get(engine);
        for (Connector connector : server.getConnectors()) {
            ((ServerConnector) connector).setHost("127.0.0.1");
            ((ServerConnector) connector).setPort(0);
        }
        // start() would do the same and then tell the maker
        engine.safeStart();
        System.out.println(READY + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
        System.out.flush();
        // nobody reads on
        System.setOut(System.err);
        while (System.in.read() >= 0) {
            // nothing is said to it
        }
        // its threads would live on
        Runtime.getRuntime().halt(0);
    }
}
