package studio.truss.platform.devcloud.isolation;

/// What a policy says to a request.
public sealed interface Decision {
    record Allowed() implements Decision {}

    /// @param why for a person: no statement allows it, or which one denies it
    record Refused(AccessRequest request, String why) implements Decision {}
}
