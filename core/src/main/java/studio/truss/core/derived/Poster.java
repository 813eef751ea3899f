package studio.truss.core.derived;

import java.io.IOException;
import java.nio.file.Path;

/// One picture that stands for a source on a card.
///
/// @param jpeg upright, with square pixels
/// @param ms when it is seen in the source
public record Poster(Path jpeg, long ms) {
    private static final String PICTURE = "poster.jpg";
    private static final String TIME = "poster.json";

    private record Time(long ms) {}

    public static Path picture(Path folder) {
        return folder.resolve(PICTURE);
    }

    public static void describe(Path folder, long ms) throws IOException {
        Description.write(folder.resolve(TIME), new Time(ms));
    }

    static Poster read(Path folder) {
        return new Poster(picture(folder), Description.read(folder.resolve(TIME), Time.class).ms());
    }
}
