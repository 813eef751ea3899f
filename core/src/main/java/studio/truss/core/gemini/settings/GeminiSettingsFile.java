package studio.truss.core.gemini.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.core.clips.WholeFile;
import studio.truss.core.gemini.plan.PriceTable;
import studio.truss.core.gemini.plan.PriceTableResult;
import studio.truss.core.library.DataFolder;
import studio.truss.core.media.FileTrouble;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files `gemini.json` (`models[]`, `monthMost`) and `gemini-prices.json` (see
/// [PriceTable#parse]) of the data folder. Read anew each time: an editor may have changed them.
public final class GeminiSettingsFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000);

    private final Path file;
    private final Path prices;

    /// A file that is there and cannot be used; the message says which and why.
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(Path file, String why) {
            super(
                    file
                            + " cannot be used: "
                            + why
                            + " Correct it, or move it away for the usual settings.");
        }
    }

    public GeminiSettingsFile(DataFolder data) {
        this.file = data.root().resolve("gemini.json");
        this.prices = data.root().resolve("gemini-prices.json");
    }

    /// The usual ones where there is no file.
    ///
    /// @throws Unusable rather than go on with another budget than was written down
    public GeminiSettings read() {
        return text(file).map(this::parse).orElseGet(GeminiSettings::usual);
    }

    private GeminiSettings parse(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            requireKnown(root);
            GeminiSettings usual = GeminiSettings.usual();
            List<String> models = new ArrayList<>();
            root.path("models").forEach(name -> models.add(name.asText("")));
            JsonNode most = root.path("monthMost");
            return new GeminiSettings(
                    models.isEmpty() ? usual.models() : models,
                    most.isMissingNode() ? usual.monthMost() : usd(most.asText("")));
        } catch (JsonProcessingException e) {
            throw new Unusable(file, "it is no JSON.");
        } catch (IllegalArgumentException e) {
            throw new Unusable(file, e.getMessage() + ".");
        }
    }

    /// A slip in a name would be another budget than was meant.
    private static void requireKnown(JsonNode root) {
        if (!root.isObject()) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        for (var field : root.properties()) {
            boolean fits =
                    switch (field.getKey()) {
                        case "models" -> field.getValue().isArray();
                        case "monthMost" -> field.getValue().isValueNode();
                        default -> false;
                    };
            if (!fits) {
                throw new IllegalArgumentException(
                        "“" + field.getKey() + "” is not known, or not of its kind");
            }
        }
    }

    private static BigDecimal usd(String text) {
        try {
            BigDecimal usd = new BigDecimal(text);
            if (usd.compareTo(MOST) > 0) {
                throw new IllegalArgumentException("monthMost is over " + MOST);
            }
            return usd;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("monthMost is no number: " + text, e);
        }
    }

    public void write(GeminiSettings settings) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        settings.models().forEach(root.putArray("models")::add);
        root.put("monthMost", settings.monthMost().toPlainString());
        Files.createDirectories(file.toAbsolutePath().getParent());
        WholeFile.write(file, root.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    /// The creator's table, else the program's.
    ///
    /// @throws Unusable see [#read]
    public PriceTable prices() {
        return text(prices)
                .map(text ->
                        switch (PriceTable.parse(text)) {
                            case PriceTableResult.Read(PriceTable table) -> table;
                            case PriceTableResult.Unreadable(String words) ->
                                    throw new Unusable(prices, words);
                        })
                .orElseGet(PriceTable::bundled);
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Unusable(file, FileTrouble.words(e));
        }
    }
}
