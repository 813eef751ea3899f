package studio.truss.platform.devcloud.isolation;

import org.jspecify.annotations.Nullable;

/// Who holds which temporary keys: known to whoever gave them out.
public interface Principals {

    /// @param username the principal tag `username`: the creator's id
    /// @param secretKey what requests are signed with
    record Principal(String username, String secretKey) {}

    /// @return null for keys that nobody was given, or that are no longer valid
    @Nullable Principal of(String accessKeyId);
}
