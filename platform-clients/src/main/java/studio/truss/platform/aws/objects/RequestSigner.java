package studio.truss.platform.aws.objects;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

import studio.truss.core.transfer.remote.ObjectBody;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// Makes of a request an address with its signature in it (AWS Signature Version 4, by the query).
/// What is signed is the method, the object, the headers named, and with them the body's length and
/// hash, so that nothing else can be sent with it.
final class RequestSigner {
    static final String CHECKSUM = "x-amz-checksum-sha256";

    /// As long as a slow start may take: the service looks at it when the request begins.
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private final BucketAddress address;
    private final Clock clock;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    RequestSigner(BucketAddress address, Clock clock) {
        this.address = address;
        this.clock = clock;
    }

    /// @param headers to be sent exactly so, besides the body's length
    record Signed(URI address, Map<String, String> headers) {
        Signed {
            headers = Map.copyOf(headers);
        }
    }

    Signed sign(ObjectRequest request, AwsCredentials keys) {
        return sign(request, keys, GOOD_FOR);
    }

    Signed sign(ObjectRequest request, AwsCredentials keys, Duration goodFor) {
        TreeMap<String, String> headers = new TreeMap<>(request.headers());
        SdkHttpRequest.Builder unsigned =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.fromValue(request.method()))
                        .protocol(address.base().getScheme())
                        .host(address.base().getHost())
                        .encodedPath(address.path(request.key()));
        if (address.base().getPort() >= 0) {
            unsigned.port(address.base().getPort());
        }
        request.query().forEach(unsigned::putRawQueryParameter);
        ObjectBody body = request.body();
        if (body != null) {
            unsigned.putHeader("content-length", String.valueOf(body.size()));
            headers.put(CHECKSUM, base64(body.sha256()));
        }
        headers.forEach(unsigned::putHeader);
        SdkHttpRequest signed =
                signer.sign(r ->
                                r.identity(keys)
                                        .request(unsigned.build())
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, address.region())
                                        .putProperty(
                                                AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                                        .putProperty(
                                                AwsV4FamilyHttpSigner.AUTH_LOCATION,
                                                AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                                        .putProperty(
                                                AwsV4FamilyHttpSigner.EXPIRATION_DURATION, goodFor)
                                        // a key is signed as it is, also with two slashes in it
                                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                                        .putProperty(
                                                AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED,
                                                false)
                                        .putProperty(HttpSigner.SIGNING_CLOCK, clock))
                        .request();
        return new Signed(signed.getUri(), headers);
    }

    static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
