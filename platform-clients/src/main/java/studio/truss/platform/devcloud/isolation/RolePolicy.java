package studio.truss.platform.devcloud.isolation;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// What a role may do, decided as IAM decides within one account: nothing that no statement allows,
/// and nothing that one denies. It knows the part of the policy language that the template uses and
/// refuses to read any other. Not the service: what it says was never compared with real IAM.
public final class RolePolicy {
    private final List<PolicyStatement> statements;

    private RolePolicy(List<PolicyStatement> statements) {
        this.statements = List.copyOf(statements);
    }

    /// @throws IllegalArgumentException when a document holds what is not understood
    public static RolePolicy of(List<JsonNode> documents) {
        List<PolicyStatement> statements = new ArrayList<>();
        for (JsonNode document : documents) {
            document.path("Statement").forEach(s -> statements.add(PolicyStatement.of(s)));
        }
        return new RolePolicy(statements);
    }

    public Decision decide(AccessRequest request) {
        boolean allowed = false;
        for (PolicyStatement statement : statements) {
            if (statement.applies(request)) {
                if (!statement.allows()) {
                    return new Decision.Refused(
                            request, "with an explicit deny in the statement " + statement.sid());
                }
                allowed = true;
            }
        }
        return allowed
                ? new Decision.Allowed()
                : new Decision.Refused(
                        request,
                        "because no identity-based policy allows the "
                                + request.action()
                                + " action");
    }

    /// All requests or none: a transaction is allowed when each of its parts is.
    public Decision decideAll(List<AccessRequest> requests) {
        for (AccessRequest request : requests) {
            if (decide(request) instanceof Decision.Refused refused) {
                return refused;
            }
        }
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("nothing to decide about");
        }
        return new Decision.Allowed();
    }
}
