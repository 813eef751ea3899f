package studio.truss.platform.aws.stack;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/// The cloud of a creator: one stack's table, bucket and identities.
///
/// @param bucket null where none is known
/// @param identity null where only development keys are used
public record CloudConfig(
        String region,
        String table,
        @Nullable String bucket,
        @Nullable Identity identity,
        Endpoints endpoints) {

    /// How creators sign in, and how they get credentials: by the identity pool, or by the role
    /// alone where there is no pool.
    ///
    /// @param creatorClaim the claim of the id token that names the creator
    public record Identity(
            String userPoolId,
            String clientId,
            @Nullable String identityPoolId,
            @Nullable String roleArn,
            String creatorClaim) {
        public static final String DEFAULT_CLAIM = "sub";

        public Identity {
            if (identityPoolId == null && roleArn == null) {
                throw new CloudConfigException(
                        "The stack names neither an IdentityPoolId nor a RoleArn, so nobody could"
                                + " get credentials.");
            }
        }
    }

    public CloudConfig {
        if (!region.matches("[a-z]{2}(-[a-z]+)+-\\d")) {
            throw new CloudConfigException("Region is no region of AWS: " + region);
        }
    }

    /// @throws CloudConfigException when the stack has none
    public Identity requireIdentity() {
        if (identity == null) {
            throw new CloudConfigException(
                    "The stack's UserPoolId and UserPoolClientId are not known: truss login --stack"
                            + " FILE|URL takes them from the stack's outputs.");
        }
        return identity;
    }

    /// Who issues the pool's tokens, as it stands in them.
    public String issuer() {
        String pool = requireIdentity().userPoolId();
        URI endpoint = endpoints.cognitoIdp();
        if (endpoint == null) {
            return "https://" + provider();
        }
        String base = endpoint.toString();
        return (base.endsWith("/") ? base : base + "/") + pool;
    }

    /// The pool's name among the logins of an identity pool.
    public String provider() {
        return "cognito-idp." + region + ".amazonaws.com/" + requireIdentity().userPoolId();
    }
}
