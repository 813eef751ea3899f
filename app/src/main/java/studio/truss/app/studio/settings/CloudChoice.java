package studio.truss.app.studio.settings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/// What goes to the creator's cloud by itself, and how fast.
///
/// @param uploadRendered whether each clip is uploaded once it is rendered
/// @param kilobytesPerSecond of all files together, 0 for no limit
@JsonIgnoreProperties(ignoreUnknown = true)
public record CloudChoice(boolean uploadRendered, int kilobytesPerSecond) {
    public CloudChoice {
        kilobytesPerSecond = Math.max(0, kilobytesPerSecond);
    }

    public static CloudChoice usual() {
        return new CloudChoice(false, 0);
    }

    public CloudChoice withUploadRendered(boolean next) {
        return new CloudChoice(next, kilobytesPerSecond);
    }

    public CloudChoice withKilobytesPerSecond(int next) {
        return new CloudChoice(uploadRendered, next);
    }

    public long bytesPerSecond() {
        return kilobytesPerSecond * 1_000L;
    }
}
