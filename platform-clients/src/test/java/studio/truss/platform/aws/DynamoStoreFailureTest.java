package studio.truss.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteException.Kind;
import studio.truss.core.sync.remote.WriteOutcome.Cancelled;
import studio.truss.core.sync.remote.WriteOutcome.Reason;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

class DynamoStoreFailureTest {
    private final List<String> heard = new ArrayList<>();

    private DynamoStore store(URI address, TimeLimits limits) {
        return ScriptedRequests.store(
                address,
                limits,
                (sent, date, received) -> heard.add(sent + " " + date + " " + received));
    }

    /// Asks once to read and once to write; that both are sent once, and fail alike.
    private RemoteException failure(String answer) throws IOException {
        try (ScriptedService service = ScriptedService.answering(answer);
                DynamoStore store = store(service.address(), ScriptedRequests.LONG)) {
            RemoteException read =
                    assertThrows(RemoteException.class, () -> store.query(ScriptedRequests.PAGE));
            RemoteException written =
                    assertThrows(
                            RemoteException.class,
                            () -> store.write(ScriptedRequests.creating(1, "a")));
            assertEquals(2, service.requests().size());
            assertTrue(read.nothingHappened());
            assertEquals(read.kind(), written.kind());
            assertEquals(read.getMessage(), written.getMessage());
            return written;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException, THROTTLED, true, fewer requests",
        "400, ProvisionedThroughputExceededException, THROTTLED, true, fewer requests",
        "400, RequestLimitExceeded, THROTTLED, true, fewer requests",
        "400, ExpiredTokenException, CREDENTIALS, true, Sign in again",
        "400, UnrecognizedClientException, CREDENTIALS, true, Sign in again",
        "403, InvalidSignatureException, CREDENTIALS, true, Sign in again",
        "400, AccessDeniedException, DENIED, true, not allowed",
        "400, ResourceNotFoundException, NO_TABLE, true, no such table",
        "400, RequestTimeTooSkewed, CLOCK, true, clock of this computer",
        "400, ValidationException, INVALID, true, why it is so",
        "400, IdempotentParameterMismatchException, INVALID, true, why it is so",
        "400, TransactionInProgressException, TRANSIENT, false, busy",
        "500, InternalServerError, TRANSIENT, false, trouble",
        "503, ServiceUnavailable, TRANSIENT, false, trouble"
    })
    void errorsOfTheServiceAreSaidPlainly(
            int status, String name, Kind kind, boolean nothingHappened, String words)
            throws IOException {
        RemoteException e = failure(ScriptedService.error(status, name, "why it is so"));
        assertEquals(kind, e.kind());
        assertEquals(nothingHappened, e.nothingHappened());
        ScriptedRequests.assertSays(words, e);
        assertFalse(String.valueOf(e.getMessage()).contains("Exception"));
    }

    @ParameterizedTest
    @CsvSource({"200", "302", "401", "403", "511"})
    void signInPageIsNotTheService(int status) throws IOException {
        RemoteException e =
                failure(
                        ScriptedService.answer(
                                status,
                                "text/html; charset=utf-8",
                                ScriptedService.DATE,
                                "<html>Welcome to the hotel</html>"));
        assertEquals(Kind.NOT_THE_SERVICE, e.kind());
        assertFalse(e.nothingHappened());
        ScriptedRequests.assertSays("sign-in page", e);
        assertEquals(List.of(), heard);
    }

    @Test
    void anEmptyAnswerIsNotAnEmptyTable() throws IOException {
        try (ScriptedService service = ScriptedService.answering(ScriptedService.json(200, "{}"));
                DynamoStore store = store(service.address(), ScriptedRequests.LONG)) {
            assertEquals(
                    Kind.TRANSIENT,
                    assertThrows(RemoteException.class, () -> store.query(ScriptedRequests.PAGE))
                            .kind());
            assertEquals(
                    Kind.TRANSIENT,
                    assertThrows(
                                    RemoteException.class,
                                    () -> store.get(List.of(ScriptedRequests.key("CLIP#a"))))
                            .kind());
        }
    }

    @Test
    void halfAnAnswerIsTransient() throws IOException {
        String whole = ScriptedService.json(200, "{\"Items\":[{\"PK\":{\"S\":\"CREATOR#c\"}}]}");
        RemoteException e = failure(whole.substring(0, whole.length() - 9));
        assertEquals(Kind.TRANSIENT, e.kind());
        assertFalse(e.nothingHappened());
    }

    @Test
    void brokenConnectionLeavesAWriteUnknown() throws IOException {
        RemoteException e = failure("");
        assertEquals(Kind.TRANSIENT, e.kind());
        assertFalse(e.nothingHappened());
        ScriptedRequests.assertSays("broke off", e);
        ScriptedRequests.assertSays("saved here and goes on later", e);
    }

    @Test
    void everyReasonAgainstATransactionIsTold() throws IOException {
        String answer =
                """
                {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",\
                "Message":"Transaction cancelled","CancellationReasons":[{"Code":"None"},\
                {"Code":"ConditionalCheckFailed","Item":{"PK":{"S":"CREATOR#c"},\
                "SK":{"S":"CLIP#1"},"n":{"N":"1"}}},{"Code":"ConditionalCheckFailed"},\
                {"Code":"TransactionConflict"},{"Code":"ThrottlingError"},\
                {"Code":"ProvisionedThroughputExceeded"},\
                {"Code":"ItemCollectionSizeLimitExceeded","Message":"too many"},\
                {"Code":"ValidationError","Message":"too large"}]}\
                """;
        try (ScriptedService service =
                        ScriptedService.answering(ScriptedService.json(400, answer));
                DynamoStore store = store(service.address(), ScriptedRequests.LONG)) {
            Item current =
                    Item.of(ScriptedRequests.key("CLIP#1"), Map.of("n", AttributeValue.number(1)));
            assertEquals(
                    new Cancelled(
                            List.of(
                                    new Reason.None(),
                                    new Reason.NotAsExpected(current),
                                    new Reason.NotAsExpected(null),
                                    new Reason.Busy(false),
                                    new Reason.Busy(true),
                                    new Reason.Busy(true),
                                    new Reason.Refused("too many"),
                                    new Reason.Refused("too large"))),
                    store.write(ScriptedRequests.creating(8, "a")));
        }
    }

    @Test
    void dateOfEachAnswerIsHeard() throws IOException {
        failure(ScriptedService.error(400, "ValidationException", "no"));
        String once = ScriptedRequests.NOW + " 2026-11-27T01:00:00Z " + ScriptedRequests.NOW;
        assertEquals(List.of(once, once), heard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2099-01-01T00:00:00Z", "1990-01-01T00:00:00Z"})
    void clockThatIsYearsOffIsSaidToBe(Instant service) throws IOException {
        assertEquals(Kind.CLOCK, failure(expiredSignature(service)).kind());
    }

    @Test
    void requestAfterAClockErrorIsSignedWithTheServicesTime() throws IOException {
        Instant service = Instant.now().plus(Duration.ofHours(6));
        try (ScriptedService scripted = ScriptedService.answering(expiredSignature(service));
                DynamoStore store = store(scripted.address(), ScriptedRequests.LONG)) {
            for (int i = 0; i < 2; i++) {
                RemoteException e =
                        assertThrows(
                                RemoteException.class, () -> store.query(ScriptedRequests.PAGE));
                assertEquals(Kind.CLOCK, e.kind());
            }
            Duration between = Duration.between(signed(scripted, 0), signed(scripted, 1));
            assertTrue(between.compareTo(Duration.ofHours(5)) > 0, between.toString());
        }
    }

    private static String expiredSignature(Instant service) {
        return ScriptedService.error(
                403,
                "InvalidSignatureException",
                "Signature expired: 1 is now earlier than 2",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(service.atOffset(ZoneOffset.UTC)));
    }

    private static Instant signed(ScriptedService service, int request) {
        return DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX", Locale.ROOT)
                .parse(
                        ScriptedService.header(service.requests().get(request), "x-amz-date"),
                        Instant::from);
    }
}
