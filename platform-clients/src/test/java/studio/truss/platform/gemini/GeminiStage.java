package studio.truss.platform.gemini;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.RemoteFile;
import studio.truss.core.gemini.remote.VideoPart;
import studio.truss.core.transfer.remote.ObjectBody;
import studio.truss.platform.devcloud.gemini.GeminiStandIn;
import studio.truss.platform.devcloud.gemini.Responder;
import studio.truss.platform.gemini.access.GeminiAddress;
import studio.truss.platform.gemini.access.GeminiKey;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/// A stand-in and a client that talks to it.
final class GeminiStage implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30));

    final GeminiStandIn service;
    final GeminiClient client;

    GeminiStage(Responder responder) {
        try {
            service = GeminiStandIn.start(0, CLOCK, responder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        service.files().readyAfter(0);
        client = client(service.endpoint(), GeminiStandIn.KEY);
    }

    static GeminiClient client(URI address, String key) {
        return new GeminiClient(address(address), GeminiKey.of(key), CLOCK, LIMITS);
    }

    GeminiAddress address() {
        return address(service.endpoint());
    }

    private static GeminiAddress address(URI endpoint) {
        return GeminiAddress.of(Map.of(GeminiAddress.VARIABLE, endpoint.toString()));
    }

    /// A file that can be asked about.
    RemoteFile film() throws IOException {
        byte[] bytes = {1, 2, 3};
        String place = client.begin("film", "video/mp4", bytes.length);
        return client.send(place, 0, ObjectBody.of(bytes), true).orElseThrow();
    }

    Question aboutFilm() throws IOException {
        RemoteFile film = film();
        return question(new VideoPart(film.uri(), film.mimeType(), 60, 360));
    }

    static Question question(@Nullable VideoPart video) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("properties").putObject("clips").put("type", "array");
        return new Question(
                GeminiStandIn.MODEL, "You find highlights.", video, "Find clips.", schema, 4096);
    }

    @Override
    public void close() {
        client.close();
        service.close();
    }
}
