package studio.truss.platform.devcloud.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Makes the table that a template describes, in an engine on this machine. The template's words
/// are those of the engine's own protocol.
public final class TableSetup {
    // The engine wants a signature to be there, and looks at none.
    private static final String OWNER =
            "AWS4-HMAC-SHA256 Credential=OWNER/20260101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=0";

    private TableSetup() {}

    /// Makes the table with its keys, billing and expiry. A table that is there already, kept from
    /// an earlier time, stays as it is.
    ///
    /// @param properties of the template's table, resolved
    public static void create(URI engine, JsonNode properties) throws IOException {
        ObjectNode table = part(properties, "TableName", "AttributeDefinitions");
        table.setAll(part(properties, "KeySchema", "BillingMode"));
        HttpResponse<String> made = ask(engine, "CreateTable", table);
        if (made.statusCode() != 200) {
            if (made.body().contains("ResourceInUseException")) {
                return;
            }
            throw new IOException("The engine made no table: " + made.body());
        }
        ObjectNode expiry = part(properties, "TableName", "TimeToLiveSpecification");
        HttpResponse<String> set = ask(engine, "UpdateTimeToLive", expiry);
        if (set.statusCode() != 200) {
            throw new IOException("The engine's table has no expiry: " + set.body());
        }
    }

    private static ObjectNode part(JsonNode properties, String one, String other) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        part.set(one, properties.path(one));
        part.set(other, properties.path(other));
        return part;
    }

    private static HttpResponse<String> ask(URI engine, String operation, ObjectNode body)
            throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(engine)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                        .header("Authorization", OWNER)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the engine answered", e);
        }
    }
}
