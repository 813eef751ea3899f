package studio.truss.platform.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.remote.GeminiService;
import studio.truss.core.gemini.remote.RemoteFile;
import studio.truss.core.transfer.remote.ObjectBody;
import studio.truss.platform.devcloud.gemini.ReceivedRequest;
import studio.truss.platform.devcloud.gemini.Reply;
import studio.truss.platform.devcloud.gemini.fault.Fault;
import studio.truss.platform.devcloud.gemini.fault.Operation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Uploads in pieces, and going on after an interruption.
final class UploadTest {
    private final GeminiStage stage = new GeminiStage(_ -> Reply.of("{}"));

    @AfterEach
    void close() {
        stage.close();
    }

    private static byte[] film(int size) {
        byte[] film = new byte[size];
        new Random(size).nextBytes(film);
        return film;
    }

    private String begin(byte[] film) {
        return stage.client.begin("film", "video/mp4", film.length);
    }

    /// Sends all from there on, piece by piece.
    private RemoteFile sendRest(String place, byte[] film, long from) throws IOException {
        int at = (int) from;
        while (true) {
            int end = Math.min(film.length, at + GeminiService.PIECE);
            boolean last = end == film.length;
            ObjectBody piece = ObjectBody.of(Arrays.copyOfRange(film, at, end));
            Optional<RemoteFile> file = stage.client.send(place, at, piece, last);
            assertEquals(last, file.isPresent());
            if (last) {
                return file.orElseThrow();
            }
            at = end;
        }
    }

    private void assertArrived(byte[] film, RemoteFile file) {
        assertEquals(film.length, file.sizeBytes());
        assertEquals(
                ObjectBody.of(film).sha256(),
                stage.service.files().sha256(file.name()).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8388607, 8388608, 8388609, 16777216})
    void everyByteArrivesOnce(int size) throws IOException {
        byte[] film = film(size);
        assertArrived(film, sendRest(begin(film), film, 0));
        assertEquals(size, stage.service.uploadedBytes());
        int pieces = Math.max(1, Math.ceilDiv(size, GeminiService.PIECE));
        assertEquals(pieces, stage.service.count(Operation.SEND));
    }

    @Test
    void cutUploadGoesOnFromWhatTheServiceHas() throws IOException {
        byte[] film = film(20 << 20);
        String place = begin(film);
        stage.service.faults().from(Operation.SEND, 2, 1, new Fault.CutRequest(3_000_000));
        assertEquals(
                Kind.UNREACHABLE,
                assertThrows(GeminiException.class, () -> sendRest(place, film, 0)).kind());
        long there = stage.client.received(place);
        assertEquals(GeminiService.PIECE + 3_000_000, there);
        assertArrived(film, sendRest(place, film, there));
        assertEquals(film.length, stage.service.uploadedBytes());
    }

    @Test
    void uploadWhoseLastAnswerWasLostIsFoundWhole() throws IOException {
        byte[] film = film(1 << 20);
        String place = begin(film);
        stage.service.faults().next(Operation.SEND, new Fault.CutAnswer());
        assertEquals(
                Kind.UNREACHABLE,
                assertThrows(GeminiException.class, () -> sendRest(place, film, 0)).kind());
        assertEquals(film.length, stage.client.received(place));
        assertArrived(film, sendRest(place, film, film.length));
        assertEquals(1, stage.service.count(Operation.SEND), "nothing is sent twice");
        assertEquals(1, stage.service.files().names().size());
    }

    @Test
    void forgottenUploadIsGone() throws IOException {
        byte[] film = film(10);
        String place = begin(film);
        stage.service.forgetUploads();
        assertEquals(Kind.UPLOAD_GONE, kind(() -> stage.client.received(place)));
        assertEquals(Kind.UPLOAD_GONE, kind(() -> send(place, 0, film)));
    }

    @Test
    void pieceAtTheWrongPlaceEndsTheUpload() {
        byte[] film = film(10);
        String place = begin(film);
        assertEquals(Kind.UPLOAD_GONE, kind(() -> send(place, 4, film)));
    }

    private void send(String place, long from, byte[] piece) {
        try {
            stage.client.send(place, from, ObjectBody.of(piece), true);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Kind kind(Runnable request) {
        return assertThrows(GeminiException.class, request::run).kind();
    }

    @Test
    void keyAndFilmGoToNoStrangeAddress() {
        for (String strange :
                List.of(
                        "http://example.com/session",
                        "https://example.com/session",
                        "https://notgoogleapis.com/session",
                        "https://googleapis.com.example.com/session",
                        "https://me@127.0.0.1/session",
                        "ftp://127.0.0.1/session",
                        "/session",
                        "not an address",
                        "")) {
            stage.service
                    .faults()
                    .next(
                            Operation.BEGIN,
                            new Fault.Answer(
                                    200,
                                    Map.of(
                                            "X-Goog-Upload-URL",
                                            strange,
                                            "X-Goog-Upload-Status",
                                            "active"),
                                    ""));
            assertEquals(Kind.NOT_THE_SERVICE, kind(() -> begin(film(1))), strange);
            assertEquals(Kind.UPLOAD_GONE, kind(() -> stage.client.received(strange)), strange);
        }
        assertEquals(0, stage.service.count(Operation.QUERY));
    }

    @Test
    void redirectIsNotFollowed() {
        String place = begin(film(1));
        String elsewhere = stage.service.endpoint() + "/elsewhere";
        stage.service
                .faults()
                .next(Operation.QUERY, new Fault.Answer(307, Map.of("Location", elsewhere), ""));
        assertEquals(Kind.NOT_THE_SERVICE, kind(() -> stage.client.received(place)));
        assertEquals(0, stage.service.count(Operation.OTHER));
    }

    @Test
    void whatTheFileThrowsIsThrownAsItIs() {
        IOException broken = new IOException("the disk is gone");
        ObjectBody body =
                new ObjectBody() {
                    @Override
                    public long size() {
                        return 100;
                    }

                    @Override
                    public String sha256() {
                        return "";
                    }

                    @Override
                    public InputStream open() throws IOException {
                        throw broken;
                    }
                };
        String place = begin(film(100));
        assertSame(
                broken,
                assertThrows(IOException.class, () -> stage.client.send(place, 0, body, true)));
    }

    @Test
    void keyIsInTheHeaderAlone() throws IOException {
        sendRest(begin(film(5)), film(5), 0);
        for (ReceivedRequest request : stage.service.requests()) {
            assertTrue(!request.path().contains("key"), request.path());
            assertTrue(!request.body().toString().contains("stand-in-key"), request.path());
        }
    }
}
