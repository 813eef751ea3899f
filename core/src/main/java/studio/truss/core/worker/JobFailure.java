package studio.truss.core.worker;

import studio.truss.core.media.MediaException;

/// Thrown by a job that cannot do what it was asked: a code for programs and words for a person.
public final class JobFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;

    public JobFailure(String code, String message) {
        super(message);
        this.code = code;
    }

    public JobFailure(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /// A file's problem: its code is the problem's word.
    public static JobFailure of(MediaException e) {
        return new JobFailure(e.problem().kind().word(), e.problem().message(), e);
    }

    public String code() {
        return code;
    }

    /// Never null, unlike an exception's message in general.
    public String words() {
        String message = getMessage();
        return message == null ? code : message;
    }
}
