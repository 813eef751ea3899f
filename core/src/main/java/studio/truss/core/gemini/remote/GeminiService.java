package studio.truss.core.gemini.remote;

import studio.truss.core.transfer.remote.ObjectBody;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Gemini. Each call is one request that is sent once: who calls knows what waiting is worth.
/// Usable from any thread; an interrupt ends a call. Every method may throw [GeminiException]; an
/// [IOException] is only ever that of the body, as it was thrown.
public interface GeminiService {
    /// Pieces of an upload are as long as a multiple of this, but for the last.
    int PIECE = 8 << 20;

    /// How long the model may be silent: until it begins to answer, or between two of its words.
    Duration SILENCE_MOST = Duration.ofMinutes(5);

    /// How long a question may take with its answer, which is minutes long for a long stretch.
    Duration QUESTION_MOST = Duration.ofMinutes(15);

    /// No file is larger.
    long FILE_MAX = 2L << 30;

    /// Begins an upload.
    ///
    /// @return the address that its bytes go to; a secret, and good for some days
    String begin(String displayName, String mimeType, long sizeBytes);

    /// How much of an upload the service has. An upload that is complete is known as a file from
    /// then on, by [#send].
    ///
    /// @throws GeminiException `UPLOAD_GONE`
    long received(String place);

    /// Sends a piece.
    ///
    /// @param from its first byte
    /// @param last whether the file is whole with it
    /// @return the file, after the last piece
    /// @throws GeminiException `UPLOAD_GONE`
    Optional<RemoteFile> send(String place, long from, ObjectBody piece, boolean last)
            throws IOException;

    /// @throws GeminiException `FILE_GONE`
    RemoteFile file(String name);

    /// Deletes a file, also one that is gone.
    void delete(String name);

    /// Asks.
    ///
    /// @throws GeminiException `BLOCKED`, `EMPTY`, `MODEL_GONE`, `FILE_GONE`
    Answer ask(Question question);

    /// What a question would cost to ask, in tokens.
    long countTokens(Question question);

    /// The names of models that can be asked.
    List<String> models();
}
