package studio.truss.platform.devcloud.isolation;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// One line of a statement's `Condition`: an operator, a context key, and the values it is compared
/// with.
record PolicyCondition(String operator, String key, List<String> values) {
    private static final String ALL = "ForAllValues:";
    private static final String ANY = "ForAnyValue:";

    PolicyCondition {
        values = List.copyOf(values);
        String plain = plain(operator);
        if (!List.of("StringEquals", "StringLike", "Null", "Bool").contains(plain)) {
            // Guessing here would make a proof of isolation worthless.
            throw new IllegalArgumentException("unknown condition operator " + operator);
        }
    }

    boolean holds(Map<String, List<String>> context) {
        List<String> actual = context.getOrDefault(key, List.of());
        Predicate<String> meets = value -> meets(value, context);
        if (operator.equals("Null")) {
            return values.contains(Boolean.toString(actual.isEmpty()));
        }
        if (operator.startsWith(ALL)) {
            // True of no values at all, as in IAM: policies need a Null line beside it.
            return actual.stream().allMatch(meets);
        }
        return actual.stream().anyMatch(meets);
    }

    private boolean meets(String value, Map<String, List<String>> context) {
        return values.stream()
                .map(PolicyPattern::new)
                .anyMatch(pattern ->
                        plain(operator).equals("StringLike")
                                ? pattern.matches(value, context)
                                : pattern.isEqual(value, context));
    }

    private static String plain(String operator) {
        for (String quantifier : List.of(ALL, ANY)) {
            if (operator.startsWith(quantifier)) {
                return operator.substring(quantifier.length());
            }
        }
        return operator;
    }
}
