package studio.truss.app.cli.devcloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.platform.devcloud.IdentityStandIn;
import studio.truss.platform.devcloud.server.DevelopmentCloud;
import studio.truss.platform.devcloud.template.StackTemplate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The outputs of the development cloud by the names of the template's own, with the addresses
/// where its services stand in place of AWS's.
final class StackFile {
    private StackFile() {}

    static void write(
            Path file, StackTemplate template, IdentityStandIn identity, DevelopmentCloud cloud)
            throws IOException {
        ObjectNode outputs = JsonNodeFactory.instance.objectNode();
        for (String name : template.outputs()) {
            outputs.put(
                    name,
                    switch (name) {
                        case "UserPoolId" -> IdentityStandIn.USER_POOL;
                        case "UserPoolClientId" -> IdentityStandIn.CLIENT;
                        case "IdentityPoolId" -> IdentityStandIn.IDENTITY_POOL;
                        default -> template.output(name);
                    });
        }
        outputs.put("DynamoDbEndpoint", cloud.table().toString());
        outputs.put("S3Endpoint", cloud.bucket().toString());
        for (String service :
                new String[] {"CognitoIdpEndpoint", "CognitoIdentityEndpoint", "StsEndpoint"}) {
            outputs.put(service, identity.endpoint().toString());
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, outputs.toPrettyString() + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
