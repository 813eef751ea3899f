package studio.truss.platform.devcloud.isolation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One thing that somebody wants to do, as IAM looks at it.
///
/// @param action such as `dynamodb:PutItem`
/// @param resource the ARN of what it is done to
/// @param context what else is known; a key that is not there is null to the policy. Names are not
///   case sensitive.
public record AccessRequest(String action, String resource, Map<String, List<String>> context) {
    public AccessRequest {
        TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        context.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        context = copy;
    }

    /// The same with one more value in its context.
    public AccessRequest with(String name, String value) {
        TreeMap<String, List<String>> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(context);
        more.put(name, List.of(value));
        return new AccessRequest(action, resource, more);
    }
}
