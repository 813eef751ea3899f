package studio.truss.core.captions.painting;

import org.jspecify.annotations.Nullable;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The font of captions, and others of this machine for what it has no characters for. One thread.
///
/// Java finds no font at all on a Linux without fontconfig; a font file is then made known to it by
/// a list of its own, which is why captions need nothing from the system where the build has
/// fetched a font.
final class CaptionFonts {
    /// As in [Font]: a size that is replaced when the font is used.
    private static final float ANY_SIZE = 64;

    private static final Map<TextAttribute, Object> KERNED =
            Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON);

    private final List<Path> files;
    private final List<Font> first = new ArrayList<>();
    private final Map<String, Optional<Font>> found = new HashMap<>();
    private final Set<String> lacking = new LinkedHashSet<>();
    private @Nullable List<Font> more; // read when a character is not in the first

    /// A piece of text that one font can draw.
    record Run(String text, Font font) {}

    private CaptionFonts(List<Path> files) {
        this.files = files;
    }

    /// @param files in order of preference, before the fonts of the machine
    static CaptionFonts of(List<Path> files) {
        List<Path> readable = files.stream().filter(Files::isReadable).toList();
        CaptionFonts fonts = new CaptionFonts(readable);
        if (!readable.isEmpty()) {
            ofFile(readable.getFirst()).ifPresent(fonts.first::add);
        }
        Font sans = new Font(Font.SANS_SERIF, Font.BOLD, (int) ANY_SIZE).deriveFont(KERNED);
        if (works(sans)) {
            fonts.first.add(sans);
        }
        return fonts;
    }

    private static Optional<Font> ofFile(Path file) {
        try {
            return Optional.of(opened(file));
        } catch (RuntimeException | Error e) {
            // Java's own complaint about a machine without fonts is an Error or a RuntimeException
            try {
                System.setProperty("sun.awt.fontconfig", list(file).toString());
                return Optional.of(opened(file));
            } catch (RuntimeException | Error | IOException | FontFormatException again) {
                return Optional.empty();
            }
        } catch (IOException | FontFormatException e) {
            return Optional.empty();
        }
    }

    private static Font opened(Path file) throws IOException, FontFormatException {
        return Font.createFont(Font.TRUETYPE_FONT, file.toFile())
                .deriveFont(ANY_SIZE)
                .deriveFont(KERNED);
    }

    /// A list of fonts as Java reads it where it knows of no other, with this one in every place.
    private static Path list(Path font) throws IOException {
        StringBuilder text = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
        for (String family : List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput")) {
            for (String style : List.of("plain", "bold", "italic", "bolditalic")) {
                text.append("%s.%s.latin-1=Captions\n".formatted(family, style));
            }
        }
        String path = font.toAbsolutePath().toString().replace("\\", "\\\\");
        text.append("filename.Captions=").append(path).append('\n');
        Path list = Files.createTempFile("truss-fonts", ".properties");
        list.toFile().deleteOnExit();
        return Files.writeString(list, text);
    }

    private static boolean works(Font font) {
        try {
            return font.canDisplay('a');
        } catch (RuntimeException | Error e) {
            return false;
        }
    }

    /// Whether anything can be drawn.
    boolean any() {
        return !first.isEmpty();
    }

    /// The characters so far that no font of this machine has.
    Set<String> lacking() {
        return lacking;
    }

    /// Text in runs of one font each, without what cannot be drawn.
    List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        BreakIterator clusters = BreakIterator.getCharacterInstance();
        clusters.setText(text);
        int from = clusters.first();
        for (int to = clusters.next(); to != BreakIterator.DONE; to = clusters.next()) {
            String cluster = plain(text.substring(from, to));
            from = to;
            Optional<Font> font = cluster.isEmpty() ? Optional.empty() : fontFor(cluster);
            if (font.isPresent()) {
                append(runs, cluster, font.get());
            } else if (!cluster.isEmpty()) {
                lacking.add(cluster);
            }
        }
        return runs;
    }

    private static void append(List<Run> runs, String cluster, Font font) {
        if (!runs.isEmpty() && runs.getLast().font().equals(font)) {
            cluster = runs.removeLast().text() + cluster;
        }
        runs.add(new Run(cluster, font));
    }

    /// Without the characters that only choose between two looks of the one before.
    private static String plain(String cluster) {
        return cluster.codePoints()
                .filter(c -> c != 0xFE0E && c != 0xFE0F && !Character.isISOControl(c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private Optional<Font> fontFor(String cluster) {
        return found.computeIfAbsent(cluster, this::search);
    }

    private Optional<Font> search(String cluster) {
        for (Font font : first) {
            if (draws(font, cluster)) {
                return Optional.of(font);
            }
        }
        return more().stream().filter(font -> draws(font, cluster)).findFirst();
    }

    /// A cluster is one picture to a reader: a font that has half of it has none of it.
    private static boolean draws(Font font, String cluster) {
        return cluster.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .allMatch(font::canDisplay);
    }

    /// The files after the first, so that clips look the same on every machine, then all that the
    /// machine has.
    private List<Font> more() {
        List<Font> known = more;
        if (known == null) {
            known = new ArrayList<>();
            for (Path file : files.subList(Math.min(1, files.size()), files.size())) {
                ofFile(file).ifPresent(known::add);
            }
            try {
                for (Font font : GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts()) {
                    known.add(font.deriveFont(Font.BOLD, ANY_SIZE).deriveFont(KERNED));
                }
            } catch (RuntimeException | Error e) {
                // the machine has none
            }
            more = known;
        }
        return known;
    }
}
