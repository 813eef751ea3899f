package studio.truss.platform.devcloud.isolation;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A statement of a policy of one's own: it has no `Principal`.
record PolicyStatement(
        String sid,
        boolean allows,
        List<String> actions,
        List<String> resources,
        List<PolicyCondition> conditions) {
    private static final Set<String> KNOWN =
            Set.of("Sid", "Effect", "Action", "Resource", "Condition");

    static PolicyStatement of(JsonNode json) {
        json.fieldNames()
                .forEachRemaining(name -> {
                    if (!KNOWN.contains(name)) {
                        throw new IllegalArgumentException("unknown element of a policy: " + name);
                    }
                });
        List<PolicyCondition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : json.path("Condition").properties()) {
            for (Map.Entry<String, JsonNode> line : operator.getValue().properties()) {
                conditions.add(
                        new PolicyCondition(
                                operator.getKey(), line.getKey(), texts(line.getValue())));
            }
        }
        boolean allows =
                switch (json.path("Effect").asText()) {
                    case "Allow" -> true;
                    case "Deny" -> false;
                    default -> throw new IllegalArgumentException("no Effect: " + json);
                };
        return new PolicyStatement(
                json.path("Sid").asText(""),
                allows,
                texts(json.path("Action")),
                texts(json.path("Resource")),
                List.copyOf(conditions));
    }

    boolean applies(AccessRequest request) {
        String action = request.action().toLowerCase(Locale.ROOT);
        return actions.stream()
                        .map(text -> new PolicyPattern(text.toLowerCase(Locale.ROOT)))
                        .anyMatch(pattern -> pattern.matches(action, request.context()))
                && resources.stream()
                        .map(PolicyPattern::new)
                        .anyMatch(p -> p.matches(request.resource(), request.context()))
                && conditions.stream().allMatch(c -> c.holds(request.context()));
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(member -> texts.add(member.asText()));
        } else {
            texts.add(node.asText());
        }
        return List.copyOf(texts);
    }
}
