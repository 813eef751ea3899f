package studio.truss.platform.aws.stack;

import studio.truss.core.library.DataFolder;
import studio.truss.core.media.FileTrouble;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which cloud this machine uses: `cloud.json` in the data folder, with the environment's variables
/// over it.
public final class CloudConfigFile {
    /// A stack's outputs are some hundred bytes; whatever is larger than this is something else.
    private static final int BYTES_MAX = 256 << 10;

    private final Path file;
    private final Map<String, String> environment;

    public CloudConfigFile(DataFolder data, Map<String, String> environment) {
        this.file = data.root().resolve("cloud.json");
        this.environment = Map.copyOf(environment);
    }

    /// The cloud; empty when nothing was ever said about one.
    ///
    /// @throws CloudConfigException when what was said cannot be used
    public Optional<CloudConfig> read() {
        StackOutputs kept = kept();
        StackOutputs all = kept.overriddenBy(environment);
        // an endpoint or a region alone, set for other programs, makes no cloud
        boolean meant = !kept.isEmpty() || environment.containsKey("TRUSS_TABLE");
        return meant ? Optional.of(all.toConfig()) : Optional.empty();
    }

    private StackOutputs kept() {
        if (!Files.exists(file)) {
            return StackOutputs.none();
        }
        try {
            return StackOutputs.parse(small(file), file.toString());
        } catch (IOException e) {
            throw unreachable(file, e);
        }
    }

    /// Takes a stack's outputs from a file or an https address and keeps them, checked, in place of
    /// earlier ones.
    public CloudConfig adopt(String fileOrUrl) {
        StackOutputs outputs = StackOutputs.parse(text(fileOrUrl), fileOrUrl);
        outputs.require("BucketName");
        outputs.toConfig().requireIdentity();
        CloudConfig config = outputs.overriddenBy(environment).toConfig();
        write(outputs.print());
        return config;
    }

    private static String text(String fileOrUrl) {
        String start = fileOrUrl.toLowerCase(Locale.ROOT);
        if (start.startsWith("https:") || start.startsWith("http:")) {
            URI address = Endpoint.parse("The stack's address", fileOrUrl);
            try {
                return Download.text(address);
            } catch (IOException e) {
                String why = e.getMessage();
                throw new CloudConfigException(
                        "The stack's outputs could not be fetched from "
                                + address
                                + (why == null ? "." : ": " + why + "."),
                        e);
            }
        }
        try {
            return small(Path.of(fileOrUrl));
        } catch (InvalidPathException e) {
            throw new CloudConfigException("No name of a file: " + fileOrUrl, e);
        } catch (IOException e) {
            throw unreachable(Path.of(fileOrUrl), e);
        }
    }

    private static String small(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw new CloudConfigException(
                        file + " is far too large for the outputs of a stack.");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        }
    }

    private void write(String text) {
        Path part = file.resolveSibling("cloud.json.part");
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel out =
                    FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                out.force(true);
            }
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unreachable(file, e);
        }
    }

    private static CloudConfigException unreachable(Path file, IOException e) {
        return new CloudConfigException(
                file + " cannot be read or written: " + FileTrouble.words(e), e);
    }
}
