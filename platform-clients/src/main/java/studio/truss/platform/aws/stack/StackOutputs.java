package studio.truss.platform.aws.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import studio.truss.platform.aws.stack.CloudConfig.Identity;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/// The outputs of a stack by their names, from any of the forms that `aws cloudformation
/// describe-stacks` and people write: an object of names, a list of `OutputKey` and `OutputValue`,
/// or the whole answer.
public final class StackOutputs {
    private final Map<String, String> values;

    private StackOutputs(Map<String, String> values) {
        this.values = values;
    }

    /// @param source where the text is from, for a person
    public static StackOutputs parse(String text, String source) {
        JsonNode json;
        try {
            json = new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw notOutputs(source);
        }
        JsonNode outputs = json.path("Stacks").path(0).path("Outputs");
        outputs = outputs.isMissingNode() ? json.path("Outputs") : outputs;
        outputs = outputs.isMissingNode() ? json : outputs;
        TreeMap<String, String> values = new TreeMap<>();
        if (outputs.isArray()) {
            for (JsonNode output : outputs) {
                put(values, output.path("OutputKey").asText(), output.path("OutputValue"));
            }
        } else {
            for (Map.Entry<String, JsonNode> output : outputs.properties()) {
                put(values, output.getKey(), output.getValue());
            }
        }
        if (values.isEmpty()) {
            throw notOutputs(source);
        }
        return new StackOutputs(values);
    }

    private static void put(Map<String, String> values, String name, JsonNode value) {
        if (value.isTextual() && !value.asText().isBlank()) {
            values.put(name, value.asText().strip());
        }
    }

    private static CloudConfigException notOutputs(String source) {
        return new CloudConfigException(
                source
                        + " is not the outputs of a stack: a JSON object with Region, TableName,"
                        + " BucketName, UserPoolId, UserPoolClientId and IdentityPoolId is"
                        + " wanted.");
    }

    /// The same with what the environment says in place of what the stack says.
    StackOutputs overriddenBy(Map<String, String> environment) {
        Map<String, String> names =
                Map.of(
                        "TRUSS_REGION", "Region",
                        "TRUSS_TABLE", "TableName",
                        "TRUSS_BUCKET", "BucketName",
                        "TRUSS_DYNAMODB_ENDPOINT", "DynamoDbEndpoint",
                        "TRUSS_S3_ENDPOINT", "S3Endpoint",
                        "TRUSS_COGNITO_IDP_ENDPOINT", "CognitoIdpEndpoint",
                        "TRUSS_COGNITO_IDENTITY_ENDPOINT", "CognitoIdentityEndpoint",
                        "TRUSS_STS_ENDPOINT", "StsEndpoint");
        TreeMap<String, String> all = new TreeMap<>(values);
        names.forEach((variable, name) -> {
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                all.put(name, value.strip());
            }
        });
        return new StackOutputs(all);
    }

    static StackOutputs none() {
        return new StackOutputs(Map.of());
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /// @throws CloudConfigException naming what is missing or wrong
    public CloudConfig toConfig() {
        return new CloudConfig(
                require("Region"),
                require("TableName"),
                values.get("BucketName"),
                identity(),
                new Endpoints(
                        endpoint("DynamoDbEndpoint"),
                        endpoint("S3Endpoint"),
                        endpoint("CognitoIdpEndpoint"),
                        endpoint("CognitoIdentityEndpoint"),
                        endpoint("StsEndpoint")));
    }

    private @Nullable Identity identity() {
        if (!values.containsKey("UserPoolId") && !values.containsKey("UserPoolClientId")) {
            return null;
        }
        return new Identity(
                require("UserPoolId"),
                require("UserPoolClientId"),
                values.get("IdentityPoolId"),
                values.get("RoleArn"),
                values.getOrDefault("CreatorClaim", Identity.DEFAULT_CLAIM));
    }

    String require(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new CloudConfigException(
                    "The stack's output "
                            + name
                            + " is not known: truss login --stack FILE|URL takes it from the"
                            + " stack's outputs.");
        }
        return value;
    }

    private @Nullable URI endpoint(String name) {
        String value = values.get(name);
        return value == null ? null : Endpoint.parse(name, value);
    }

    String print() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        values.forEach(node::put);
        return node.toPrettyString() + "\n";
    }
}
