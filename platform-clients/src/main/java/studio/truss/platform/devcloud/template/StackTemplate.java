package studio.truss.platform.devcloud.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A CloudFormation template as a stack at one place would have it: its functions (`Ref`,
/// `Fn::Sub`, `Fn::GetAtt`, `Fn::Join`, `Fn::If`, `Fn::Equals`, `Fn::Not`, long forms only)
/// replaced by values. Of resources only tables and buckets have real names and ARNs; others are
/// called by their logical ids. What it does not understand is refused, never guessed.
public final class StackTemplate {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern SUBSTITUTE = Pattern.compile("\\$\\{([^}]*)}");

    private final JsonNode root;
    private final StackPlace place;

    private StackTemplate(JsonNode root, StackPlace place) {
        this.root = root;
        this.place = place;
    }

    /// @throws IllegalArgumentException when the text is no template
    public static StackTemplate parse(String yaml, StackPlace place) {
        try {
            JsonNode root = new YAMLMapper().readTree(yaml);
            if (!root.path("Resources").isObject()) {
                throw new IllegalArgumentException("not a template: no Resources");
            }
            return new StackTemplate(root, place);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a template: " + e.getOriginalMessage(), e);
        }
    }

    /// The logical ids of the resources of one type, such as `AWS::DynamoDB::Table`.
    public List<String> resources(String type) {
        return root.path("Resources").properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// What a resource says beside its properties, such as `DeletionPolicy`.
    public JsonNode resource(String id) {
        JsonNode resource = root.path("Resources").path(id);
        if (!resource.isObject()) {
            throw new IllegalArgumentException("the template has no resource " + id);
        }
        return resource;
    }

    public JsonNode properties(String id) {
        JsonNode properties = resolve(resource(id).path("Properties"));
        return properties == null ? NODES.objectNode() : properties;
    }

    public List<String> outputs() {
        return root.path("Outputs").properties().stream().map(Map.Entry::getKey).toList();
    }

    public String output(String name) {
        return text(root.path("Outputs").path(name).path("Value"));
    }

    /// The policies that stand in a role.
    public List<JsonNode> policyDocuments(String role) {
        List<JsonNode> documents = new ArrayList<>();
        properties(role).path("Policies").forEach(p -> documents.add(p.path("PolicyDocument")));
        return documents;
    }

    private String text(JsonNode node) {
        JsonNode resolved = resolve(node);
        if (resolved == null || !resolved.isValueNode() || resolved.isMissingNode()) {
            throw new IllegalArgumentException("a text was expected: " + node);
        }
        return resolved.asText();
    }

    /// @return null for `AWS::NoValue`: the property is then left out
    private @Nullable JsonNode resolve(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.size() == 1) {
                Map.Entry<String, JsonNode> only = object.properties().iterator().next();
                if (only.getKey().equals("Ref")) {
                    return ref(only.getValue().asText());
                }
                if (only.getKey().startsWith("Fn::")) {
                    return function(only.getKey(), only.getValue());
                }
            }
            ObjectNode result = NODES.objectNode();
            object.properties().forEach(p -> putResolved(result, p.getKey(), p.getValue()));
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = NODES.arrayNode();
            for (JsonNode member : array) {
                JsonNode resolved = resolve(member);
                if (resolved != null) {
                    result.add(resolved);
                }
            }
            return result;
        }
        return node;
    }

    private void putResolved(ObjectNode into, String name, JsonNode value) {
        JsonNode resolved = resolve(value);
        if (resolved != null) {
            into.set(name, resolved);
        }
    }

    private @Nullable JsonNode function(String name, JsonNode argument) {
        return switch (name) {
            case "Fn::Sub" -> NODES.textNode(substitute(argument.asText()));
            case "Fn::GetAtt" ->
                    NODES.textNode(attribute(argument.path(0).asText(), argument.path(1).asText()));
            case "Fn::Join" -> {
                List<String> parts = new ArrayList<>();
                JsonNode list = resolve(argument.path(1));
                Objects.requireNonNull(list).forEach(part -> parts.add(part.asText()));
                yield NODES.textNode(String.join(argument.path(0).asText(), parts));
            }
            case "Fn::If" -> resolve(argument.path(holds(argument.path(0).asText()) ? 1 : 2));
            default -> throw new IllegalArgumentException("unknown function " + name);
        };
    }

    private boolean holds(String condition) {
        return isTrue(root.path("Conditions").path(condition));
    }

    private boolean isTrue(JsonNode condition) {
        if (condition.has("Fn::Not")) {
            return !isTrue(condition.path("Fn::Not").path(0));
        }
        if (condition.has("Fn::Equals")) {
            JsonNode sides = condition.path("Fn::Equals");
            return text(sides.path(0)).equals(text(sides.path(1)));
        }
        throw new IllegalArgumentException("unknown condition " + condition);
    }

    private String substitute(String text) {
        Matcher matcher = SUBSTITUTE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            int dot = name.indexOf('.');
            String value;
            if (name.startsWith("!")) {
                value = "${" + name.substring(1) + "}";
            } else if (dot >= 0) {
                value = attribute(name.substring(0, dot), name.substring(dot + 1));
            } else {
                value = text(NODES.objectNode().put("Ref", name));
            }
            matcher.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(result).toString();
    }

    private @Nullable JsonNode ref(String name) {
        return switch (name) {
            case "AWS::NoValue" -> null;
            case "AWS::Region" -> NODES.textNode(place.region());
            case "AWS::AccountId" -> NODES.textNode(place.account());
            case "AWS::Partition" -> NODES.textNode("aws");
            default ->
                    root.path("Parameters").has(name)
                            ? parameter(name)
                            : NODES.textNode(physicalName(name));
        };
    }

    private JsonNode parameter(String name) {
        JsonNode declared = root.path("Parameters").path(name);
        String value = place.parameters().get(name);
        if (value == null && !declared.has("Default")) {
            throw new IllegalArgumentException("the parameter " + name + " must be given");
        }
        String text = value == null ? declared.path("Default").asText() : value;
        return switch (declared.path("Type").asText()) {
            case "Number" -> NODES.numberNode(Long.parseLong(text));
            case "CommaDelimitedList" -> {
                ArrayNode list = NODES.arrayNode();
                Pattern.compile("\\s*,\\s*").splitAsStream(text).forEach(list::add);
                yield list;
            }
            default -> NODES.textNode(text);
        };
    }

    private String physicalName(String id) {
        JsonNode properties = resource(id).path("Properties");
        JsonNode name =
                switch (resource(id).path("Type").asText()) {
                    case "AWS::DynamoDB::Table" -> resolve(properties.path("TableName"));
                    case "AWS::S3::Bucket" -> resolve(properties.path("BucketName"));
                    default -> null;
                };
        return name == null || name.isMissingNode() ? id : name.asText();
    }

    private String attribute(String id, String attribute) {
        String type = resource(id).path("Type").asText();
        if (attribute.equals("Arn") && type.equals("AWS::DynamoDB::Table")) {
            return "arn:aws:dynamodb:%s:%s:table/%s"
                    .formatted(place.region(), place.account(), physicalName(id));
        }
        if (attribute.equals("Arn") && type.equals("AWS::S3::Bucket")) {
            return "arn:aws:s3:::" + physicalName(id);
        }
        return id + "." + attribute;
    }
}
