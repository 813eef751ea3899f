package studio.truss.platform.devcloud.isolation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import studio.truss.platform.devcloud.template.StackPlace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A request to DynamoDB, as the actions that IAM is asked about. A transaction has no action of
/// its own: it is taken apart. The leading keys are the partition keys that stand in the request; a
/// request without any, such as a Scan, has none in its context.
public final class TableRequests {
    private static final String PARTITION_KEY = "PK";
    private static final Pattern EQUALITY =
            Pattern.compile("(?<![\\w.#:])(#?\\w+)\\s*=\\s*(:\\w+)");
    // An engine may read the last of two equal names where we read the first.
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    private final String tables;

    /// @param place whose tables are meant
    public TableRequests(StackPlace place) {
        this.tables = "arn:aws:dynamodb:%s:%s:table/".formatted(place.region(), place.account());
    }

    /// @param target the header `X-Amz-Target`, such as `DynamoDB_20120810.GetItem`
    /// @throws IllegalArgumentException when the body is not one JSON object with names that stand
    ///   once
    public List<AccessRequest> of(String target, String body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no request: " + e.getOriginalMessage(), e);
        }
        if (json == null || !json.isObject()) {
            throw new IllegalArgumentException("a request is a JSON object");
        }
        String operation = target.substring(target.indexOf('.') + 1);
        return switch (operation) {
            case "GetItem", "DeleteItem", "UpdateItem" -> List.of(one(operation, json, "Key"));
            case "PutItem" -> List.of(one(operation, json, "Item"));
            case "Query" -> List.of(query(json));
            case "BatchGetItem", "BatchWriteItem" -> batch(operation, json.path("RequestItems"));
            case "TransactGetItems", "TransactWriteItems" -> parts(json.path("TransactItems"));
            default -> List.of(request(operation, json.path("TableName").asText("*"), List.of()));
        };
    }

    private AccessRequest one(String operation, JsonNode json, String at) {
        return request(operation, table(json), List.of(partition(json.path(at))));
    }

    private AccessRequest query(JsonNode json) {
        if (json.has("IndexName")) {
            // The leading key is then the index's own; the stack has no index, so nobody knows it.
            String index = table(json) + "/index/" + json.path("IndexName").asText();
            return request("Query", index, List.of());
        }
        List<String> keys = new ArrayList<>();
        Matcher equality = EQUALITY.matcher(json.path("KeyConditionExpression").asText(""));
        while (equality.find()) {
            String name = equality.group(1);
            String meant =
                    name.startsWith("#")
                            ? json.path("ExpressionAttributeNames").path(name).asText()
                            : name;
            if (meant.equals(PARTITION_KEY)) {
                keys.add(text(json.path("ExpressionAttributeValues").path(equality.group(2))));
            }
        }
        JsonNode older = json.path("KeyConditions").path(PARTITION_KEY);
        older.path("AttributeValueList").forEach(value -> keys.add(text(value)));
        return request("Query", table(json), keys);
    }

    private List<AccessRequest> batch(String operation, JsonNode tablesAndItems) {
        List<AccessRequest> requests = new ArrayList<>();
        for (Map.Entry<String, JsonNode> table : tablesAndItems.properties()) {
            List<String> keys = new ArrayList<>();
            table.getValue().path("Keys").forEach(key -> keys.add(partition(key)));
            if (table.getValue().isArray()) {
                for (JsonNode write : table.getValue()) {
                    keys.add(
                            partition(
                                    write.has("PutRequest")
                                            ? write.path("PutRequest").path("Item")
                                            : write.path("DeleteRequest").path("Key")));
                }
            }
            requests.add(request(operation, table.getKey(), keys));
        }
        return orUnknown(operation, requests);
    }

    private List<AccessRequest> parts(JsonNode items) {
        List<AccessRequest> requests = new ArrayList<>();
        for (JsonNode item : items) {
            for (Map.Entry<String, JsonNode> part : item.properties()) {
                JsonNode json = part.getValue();
                requests.add(
                        switch (part.getKey()) {
                            case "Get" -> one("GetItem", json, "Key");
                            case "Put" -> one("PutItem", json, "Item");
                            case "Update" -> one("UpdateItem", json, "Key");
                            case "Delete" -> one("DeleteItem", json, "Key");
                            case "ConditionCheck" -> one("ConditionCheckItem", json, "Key");
                            default -> request(part.getKey(), table(json), List.of());
                        });
            }
        }
        return orUnknown("TransactWriteItems", requests);
    }

    private List<AccessRequest> orUnknown(String operation, List<AccessRequest> requests) {
        return requests.isEmpty() ? List.of(request(operation, "*", List.of())) : requests;
    }

    private AccessRequest request(String operation, String table, List<String> keys) {
        return new AccessRequest(
                "dynamodb:" + operation,
                table.startsWith("arn:") ? table : tables + table,
                keys.isEmpty() ? Map.of() : Map.of("dynamodb:LeadingKeys", keys));
    }

    private static String table(JsonNode json) {
        return json.path("TableName").asText("*");
    }

    private static String partition(JsonNode key) {
        return text(key.path(PARTITION_KEY));
    }

    /// Empty, and so nobody's, for what is no text.
    private static String text(JsonNode value) {
        return value.path("S").asText("");
    }
}
