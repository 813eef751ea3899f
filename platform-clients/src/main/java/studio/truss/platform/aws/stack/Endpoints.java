package studio.truss.platform.aws.stack;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/// Addresses of services that stand elsewhere than the region says; null = where the region says.
public record Endpoints(
        @Nullable URI dynamoDb,
        @Nullable URI s3,
        @Nullable URI cognitoIdp,
        @Nullable URI cognitoIdentity,
        @Nullable URI sts) {

    public static Endpoints none() {
        return new Endpoints(null, null, null, null, null);
    }
}
