package studio.truss.platform.devcloud.isolation;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text of a policy with `*`, `?` and variables such as `${aws:PrincipalTag/username}`. A
/// variable's value stands for itself: a star in it is a star.
record PolicyPattern(String text) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    /// A text that has a variable without a value matches nothing.
    boolean matches(String value, Map<String, List<String>> context) {
        Pattern pattern = pattern(context, true);
        return pattern != null && pattern.matcher(value).matches();
    }

    /// As [#matches], with stars taken literally.
    boolean isEqual(String value, Map<String, List<String>> context) {
        Pattern pattern = pattern(context, false);
        return pattern != null && pattern.matcher(value).matches();
    }

    private @Nullable Pattern pattern(Map<String, List<String>> context, boolean wild) {
        StringBuilder regex = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(text);
        int at = 0;
        while (matcher.find()) {
            appendLiteral(regex, text.substring(at, matcher.start()), wild);
            String name = matcher.group(1);
            if (List.of("*", "?", "$").contains(name)) {
                regex.append(Pattern.quote(name));
            } else {
                List<String> values = context.getOrDefault(name, List.of());
                if (values.size() != 1) {
                    return null;
                }
                regex.append(Pattern.quote(values.getFirst()));
            }
            at = matcher.end();
        }
        appendLiteral(regex, text.substring(at), wild);
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static void appendLiteral(StringBuilder regex, String literal, boolean wild) {
        literal.chars()
                .forEach(c -> {
                    if (wild && c == '*') {
                        regex.append(".*");
                    } else if (wild && c == '?') {
                        regex.append('.');
                    } else {
                        regex.append(Pattern.quote(Character.toString(c)));
                    }
                });
    }
}
