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
            List<String> models = models(root.path("models"));
            JsonNode most = root.path("monthMost");
            return new GeminiSettings(
                    models.isEmpty() ? usual.models() : models,
                    most.isMissingNode() ? usual.monthMost() : usd(most));
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
        root.fieldNames()
                .forEachRemaining(name -> {
                    if (!name.equals("models") && !name.equals("monthMost")) {
                        throw new IllegalArgumentException(
                                "“" + name + "” is not known; “models” and “monthMost” are");
                    }
                });
    }

    private static List<String> models(JsonNode list) {
        boolean names = list.valueStream().allMatch(JsonNode::isTextual);
        if (!list.isMissingNode() && !(list.isArray() && names)) {
            throw new IllegalArgumentException(
                    "“models” must be a list of names such as [\"%s\"], not %s"
                            .formatted(GeminiSettings.usual().model(), list));
        }
        return list.valueStream().map(JsonNode::textValue).toList();
    }

    private static BigDecimal usd(JsonNode most) {
        try {
            BigDecimal usd = new BigDecimal(most.asText(""));
            if (usd.signum() >= 0 && usd.compareTo(MOST) <= 0) {
                return usd;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "“monthMost” must be US dollars from 0 to %s such as 5.00, not %s"
                        .formatted(MOST, most));
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
