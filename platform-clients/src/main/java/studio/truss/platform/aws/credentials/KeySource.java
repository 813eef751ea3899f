package studio.truss.platform.aws.credentials;

import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/// Where short-lived keys come from. A call waits for the network and gives keys with their end.
interface KeySource extends AutoCloseable {
    AwsSessionCredentials fetch();

    @Override
    void close();
}
