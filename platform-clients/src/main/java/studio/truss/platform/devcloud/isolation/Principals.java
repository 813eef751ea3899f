package studio.truss.platform.devcloud.isolation;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Who holds which temporary keys: known to whoever gave them out.
public interface Principals {

    /// @param username the principal tag `username`: the creator's id
    /// @param secretKey what requests are signed with
    record Principal(String username, String secretKey) {

        /// The same requests with what is known of who asks. The loopback counts as a safe line:
        /// nobody else hears it.
        public List<AccessRequest> asking(List<AccessRequest> requests) {
            return requests.stream()
                    .map(request -> request.with("aws:PrincipalTag/username", username))
                    .map(request -> request.with("aws:SecureTransport", "true"))
                    .toList();
        }

        @Override
        public String toString() {
            return "Principal[" + username + "]";
        }
    }

    /// @return null for keys that nobody was given, or that are no longer valid
    @Nullable Principal of(String accessKeyId);
}
