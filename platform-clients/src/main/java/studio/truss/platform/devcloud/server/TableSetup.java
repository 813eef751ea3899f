package studio.truss.platform.devcloud.server;

import com.fasterxml.jackson.databind.JsonNode;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Makes the table that a template describes, in an engine on this machine.
public final class TableSetup {
    private TableSetup() {}

    /// A client of an engine, which takes any key for good; a proxy in front of it may not. It asks
    /// once: on one machine there is nothing to wait for.
    ///
    /// @param accessKeyId letters and digits only
    public static DynamoDbClient client(URI endpoint, String accessKeyId) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(accessKeyId, "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    /// Makes the table with its keys, billing and expiry. A table that is there already, kept from
    /// an earlier time, stays as it is.
    ///
    /// @param properties of the template's table, resolved
    public static void create(DynamoDbClient engine, JsonNode properties) {
        String name = properties.path("TableName").asText();
        List<AttributeDefinition> attributes = new ArrayList<>();
        for (JsonNode attribute : properties.path("AttributeDefinitions")) {
            attributes.add(
                    AttributeDefinition.builder()
                            .attributeName(attribute.path("AttributeName").asText())
                            .attributeType(attribute.path("AttributeType").asText())
                            .build());
        }
        List<KeySchemaElement> keys = new ArrayList<>();
        for (JsonNode key : properties.path("KeySchema")) {
            keys.add(
                    KeySchemaElement.builder()
                            .attributeName(key.path("AttributeName").asText())
                            .keyType(key.path("KeyType").asText())
                            .build());
        }
        try {
            engine.createTable(r ->
                    r.tableName(name)
                            .attributeDefinitions(attributes)
                            .keySchema(keys)
                            .billingMode(properties.path("BillingMode").asText()));
        } catch (ResourceInUseException e) {
            return;
        }
        JsonNode ttl = properties.path("TimeToLiveSpecification");
        engine.updateTimeToLive(r ->
                r.tableName(name)
                        .timeToLiveSpecification(t ->
                                t.attributeName(ttl.path("AttributeName").asText())
                                        .enabled(ttl.path("Enabled").asBoolean())));
    }
}
