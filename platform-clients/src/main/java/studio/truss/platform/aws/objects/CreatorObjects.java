package studio.truss.platform.aws.objects;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import studio.truss.core.transfer.remote.ObjectBody;
import studio.truss.core.transfer.remote.ObjectException;
import studio.truss.core.transfer.remote.ObjectException.Kind;
import studio.truss.core.transfer.remote.ObjectStore;
import studio.truss.core.transfer.remote.StoredObject;
import studio.truss.core.transfer.remote.StoredPart;
import studio.truss.platform.aws.credentials.DevelopmentKeys;
import studio.truss.platform.aws.credentials.ShortLivedCredentials;
import studio.truss.platform.aws.signin.Account;
import studio.truss.platform.aws.signin.SignInException;
import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.aws.stack.CloudConfigException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The bucket of a stack with the keys of whoever is signed in, or with development keys. Every
/// request is signed just before it leaves; one whose keys had run out is signed with others and
/// sent again, once. Made off the window's thread, used by any.
public final class CreatorObjects implements ObjectStore, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration STANDSTILL = Duration.ofSeconds(60);
    private static final String META_SHA256 = "x-amz-meta-sha256";
    private static final int PAGE = 1_000;
    private static final int NOTHING_THERE = 416;

    private final RequestSigner signer;
    private final Exchange exchange;
    private final AwsCredentialsProvider keys;
    private final @Nullable Consumer<String> refused;
    private final Runnable end;

    /// @param refused told which keys the service does not take any more, so that the provider
    ///   gives others; null where it has no others
    /// @param end closes the provider
    CreatorObjects(
            RequestSigner signer,
            Exchange exchange,
            AwsCredentialsProvider keys,
            @Nullable Consumer<String> refused,
            Runnable end) {
        this.signer = signer;
        this.exchange = exchange;
        this.keys = keys;
        this.refused = refused;
        this.end = end;
    }

    /// With the keys of the account's creator; the account stays open as long as this.
    ///
    /// @throws CloudConfigException when the stack names no bucket
    public static CreatorObjects open(CloudConfig config, Account account, Clock clock) {
        BucketAddress address = BucketAddress.of(config);
        ShortLivedCredentials keys = ShortLivedCredentials.of(config, account, clock);
        return new CreatorObjects(
                new RequestSigner(address, clock),
                new Exchange(CONNECT, STANDSTILL),
                keys,
                keys::refused,
                keys::close);
    }

    /// With the environment's development keys.
    ///
    /// @throws CloudConfigException when the stack names no bucket
    public static CreatorObjects open(
            CloudConfig config, Map<String, String> environment, Clock clock) {
        AwsCredentialsProvider keys =
                DevelopmentKeys.of(environment, config)
                        .orElseThrow(() -> new IllegalStateException("no development keys"));
        return new CreatorObjects(
                new RequestSigner(BucketAddress.of(config), clock),
                new Exchange(CONNECT, STANDSTILL),
                keys,
                null,
                () -> {});
    }

    @Override
    public void put(String key, String contentType, ObjectBody body) throws IOException {
        good(
                ObjectRequest.of("PUT", key)
                        .header("content-type", contentType)
                        .header(META_SHA256, body.sha256())
                        .body(body));
    }

    @Override
    public String begin(String key, String contentType, String sha256) {
        Answer answer =
                small(
                        ObjectRequest.of("POST", key)
                                .query("uploads", "")
                                .header("content-type", contentType)
                                .header("x-amz-checksum-algorithm", "SHA256")
                                .header(META_SHA256, sha256));
        String id = ObjectXml.read(answer.body(), "").text("UploadId");
        if (id.isEmpty()) {
            throw ObjectFailures.notTheService(null);
        }
        return id;
    }

    @Override
    public String putPart(String key, String uploadId, int number, ObjectBody body)
            throws IOException {
        Answer answer =
                good(
                        ObjectRequest.of("PUT", key)
                                .query("uploadId", uploadId)
                                .query("partNumber", String.valueOf(number))
                                .body(body));
        String etag = answer.header("ETag");
        if (etag == null) {
            throw ObjectFailures.notTheService(null);
        }
        return etag;
    }

    @Override
    public StoredPart.Page parts(String key, String uploadId, int after) {
        ObjectRequest request =
                ObjectRequest.of("GET", key)
                        .query("uploadId", uploadId)
                        .query("max-parts", String.valueOf(PAGE));
        if (after > 0) {
            request = request.query("part-number-marker", String.valueOf(after));
        }
        return ObjectXml.parts(small(request).body());
    }

    @Override
    public void complete(String key, String uploadId, List<StoredPart> parts) {
        Answer answer =
                small(
                        ObjectRequest.of("POST", key)
                                .query("uploadId", uploadId)
                                .header("content-type", "application/xml")
                                .body(ObjectBody.of(ObjectXml.completion(parts))));
        // the answer may have begun before it was known whether it would be good
        ObjectXml.Document result = ObjectXml.read(answer.body(), "");
        if (result.root().equals("Error")) {
            throw ObjectFailures.refused(500, result.text("Code"), result.text("Message"));
        }
        if (!result.root().equals("CompleteMultipartUploadResult")) {
            throw ObjectFailures.notTheService(null);
        }
    }

    @Override
    public void abort(String key, String uploadId) {
        try {
            small(ObjectRequest.of("DELETE", key).query("uploadId", uploadId));
        } catch (ObjectException e) {
            if (e.kind() != Kind.UPLOAD_GONE && e.kind() != Kind.MISSING) {
                throw e;
            }
        }
    }

    /// Asks for the first byte: of a HEAD that is refused the reason is not said.
    @Override
    public Optional<StoredObject> head(String key) {
        Answer answer;
        try {
            answer = send(ObjectRequest.of("GET", key), Map.of("Range", "bytes=0-0"), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (answer.status() == NOTHING_THERE && answer.isOfService()) {
            return Optional.of(new StoredObject(0, "", null));
        }
        if (!answer.isGood() || !answer.isOfService()) {
            ObjectException e = ObjectFailures.of(answer);
            if (e.kind() == Kind.MISSING) {
                return Optional.empty();
            }
            throw e;
        }
        String etag = answer.header("ETag");
        if (etag == null) {
            throw ObjectFailures.notTheService(null);
        }
        return Optional.of(new StoredObject(size(answer), etag, answer.header(META_SHA256)));
    }

    /// Of `bytes 0-0/123`, or of an answer that has it all.
    private static long size(Answer answer) {
        String range = answer.header("Content-Range");
        String size =
                range == null
                        ? answer.header("Content-Length")
                        : range.substring(range.indexOf('/') + 1);
        try {
            return Long.parseLong(size == null ? "" : size);
        } catch (NumberFormatException e) {
            throw ObjectFailures.notTheService(e);
        }
    }

    @Override
    public void get(String key, long from, @Nullable String etag, Sink sink) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        if (from > 0) {
            headers.put("Range", "bytes=" + from + "-");
        }
        if (etag != null) {
            headers.put("If-Match", etag);
        }
        requireGood(
                send(
                        ObjectRequest.of("GET", key),
                        headers,
                        new Exchange.Destination(info -> begins(info, from), sink)));
    }

    /// Whether a body is the service's, and begins where it was asked to.
    private static boolean begins(ResponseInfo answer, long from) {
        return Answer.isOfService(answer.headers())
                && switch (answer.statusCode()) {
                    case 200 -> from == 0;
                    case 206 ->
                            answer.headers()
                                    .firstValue("Content-Range")
                                    .filter(range -> range.startsWith("bytes " + from + "-"))
                                    .isPresent();
                    default -> false;
                };
    }

    private Answer small(ObjectRequest request) {
        try {
            return good(request);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    private Answer good(ObjectRequest request) throws IOException {
        Answer answer = send(request, Map.of(), null);
        requireGood(answer);
        return answer;
    }

    private static void requireGood(Answer answer) {
        if (!answer.isGood() || !answer.isOfService()) {
            throw ObjectFailures.of(answer);
        }
    }

    private Answer send(
            ObjectRequest request,
            Map<String, String> unsigned,
            Exchange.@Nullable Destination destination)
            throws IOException {
        try {
            AwsCredentials used = keys.resolveCredentials();
            Answer answer =
                    exchange.send(request, signer.sign(request, used), unsigned, destination);
            if (answer.isGood()
                    || refused == null
                    || ObjectFailures.of(answer).kind() != Kind.CREDENTIALS) {
                return answer;
            }
            refused.accept(used.accessKeyId());
            AwsCredentials fresh = keys.resolveCredentials();
            return exchange.send(request, signer.sign(request, fresh), unsigned, destination);
        } catch (SignInException e) {
            throw new ObjectException(kind(e.reason()), String.valueOf(e.getMessage()), e);
        }
    }

    private static Kind kind(SignInException.Reason reason) {
        return switch (reason) {
            case NO_NETWORK -> Kind.TRANSIENT;
            case CAPTIVE_PORTAL -> Kind.NOT_THE_SERVICE;
            case CLOCK_WRONG -> Kind.CLOCK;
            default -> Kind.CREDENTIALS;
        };
    }

    @Override
    public void close() {
        exchange.close();
        end.run();
    }
}
