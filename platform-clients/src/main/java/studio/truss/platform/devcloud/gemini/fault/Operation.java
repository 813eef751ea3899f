package studio.truss.platform.devcloud.gemini.fault;

/// What can be asked of the stand-in.
public enum Operation {
    BEGIN,
    QUERY,
    SEND,
    FILE,
    DELETE,
    /// A question, in one piece or as a stream.
    ASK,
    COUNT,
    MODELS,
    /// Nothing that the service knows.
    OTHER;

    /// Where the bytes of uploads go.
    public static final String SESSION = "/upload/session";

    public static Operation of(String method, String path, String command) {
        if (path.equals("/upload/v1beta/files") && command.contains("start")) {
            return BEGIN;
        }
        if (path.equals(SESSION)) {
            return command.equals("query") ? QUERY : SEND;
        }
        if (path.matches("/v1beta/files/[^/]+")) {
            return method.equals("DELETE") ? DELETE : FILE;
        }
        if (path.matches("/v1beta/models/[^/:]+:(generateContent|streamGenerateContent)")) {
            return ASK;
        }
        if (path.matches("/v1beta/models/[^/:]+:countTokens")) {
            return COUNT;
        }
        return path.equals("/v1beta/models") ? MODELS : OTHER;
    }
}
