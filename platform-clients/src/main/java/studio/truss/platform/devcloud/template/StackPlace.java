package studio.truss.platform.devcloud.template;

import java.util.Map;

/// Where a stack would stand, and what its parameters are: a template says the rest.
///
/// @param parameters those that are given; the others have the template's defaults
public record StackPlace(String region, String account, Map<String, String> parameters) {
    public StackPlace {
        parameters = Map.copyOf(parameters);
    }
}
