package studio.truss.core.worker.protocol;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;

/// One message between parent and worker: a 4-byte length, a kind, the job's number and a body of
/// JSON. Both sides refuse a frame above their bound before they allocate anything for it.
public record Frame(Kind kind, long job, byte[] body) {

    /// System property of a worker: the file of its answering end; without it, standard output.
    public static final String CHANNEL = "truss.worker.channel";

    /// Upper bound of a body sent to a worker.
    public static final int REQUEST_MAX = 16 << 20;

    /// Upper bound of a body sent by a worker.
    public static final int REPLY_MAX = 64 << 20;

    public static final byte[] NO_BODY = {};

    private static final int HEADER = 1 + Long.BYTES;

    public enum Kind {
        RUN('r'),
        CANCEL('c'),
        PAUSE('p'),
        RESUME('g'),
        READY('R'),
        PROGRESS('P'),
        EVENT('E'),
        PAUSED('H'),
        DONE('D'),
        FAILED('F'),
        CANCELLED('C');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        private static Kind of(int letter) throws ProtocolException {
            for (Kind kind : KINDS) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new ProtocolException("a frame of kind " + letter);
        }
    }

    private static final Kind[] KINDS = Kind.values();

    public void write(DataOutputStream out) throws IOException {
        out.writeInt(HEADER + body.length);
        out.writeByte(kind.letter);
        out.writeLong(job);
        out.write(body);
        out.flush();
    }

    /// @throws EOFException when the other side is gone
    /// @throws ProtocolException for what is no frame, or one with a body above `bodyMax`
    public static Frame read(DataInputStream in, int bodyMax) throws IOException {
        int length = in.readInt();
        if (length < HEADER || length - HEADER > bodyMax) {
            throw new ProtocolException("a frame of " + length + " bytes");
        }
        Kind kind = Kind.of(in.readUnsignedByte());
        long job = in.readLong();
        byte[] body = in.readNBytes(length - HEADER);
        if (body.length < length - HEADER) {
            throw new EOFException("a frame was cut short");
        }
        return new Frame(kind, job, body);
    }
}
