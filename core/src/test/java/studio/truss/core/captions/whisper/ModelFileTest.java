package studio.truss.core.captions.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.testing.TinyWhisper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

class ModelFileTest {
    @TempDir private Path folder;

    private Optional<String> problem(byte[] bytes) throws IOException {
        return ModelFile.problem(Files.write(folder.resolve("model.bin"), bytes));
    }

    private void isRefused(String with, byte[] bytes) throws IOException {
        String said = problem(bytes).orElse("nothing is wrong");
        assertTrue(said.contains(with), said);
    }

    @Test
    void aWholeModelHasNoProblem() throws IOException {
        assertEquals(Optional.empty(), problem(TinyWhisper.small()));
    }

    @Test
    void aModelIsNotWholeWhereverItIsCut() throws IOException {
        byte[] whole = TinyWhisper.small();
        for (int cut = 0; cut < 400; cut++) {
            isRefused(cut < 4 ? "no Whisper model" : "cut off", Arrays.copyOf(whole, cut));
        }
        for (int i = 1; i <= 400; i++) {
            int cut = whole.length - i;
            isRefused("cut off", Arrays.copyOf(whole, cut));
            isRefused("cut off", Arrays.copyOf(whole, (int) ((long) whole.length * i / 401)));
        }
    }

    @Test
    void whatIsNoModelIsSaidSo() throws IOException {
        isRefused("no Whisper model", "some text, no model at all".getBytes(UTF_8));
        isRefused("no Whisper model", new byte[0]);
    }

    @Test
    void aHeadOfImpossibleSizesIsRefused() throws IOException {
        byte[] model = TinyWhisper.small();
        Arrays.fill(model, 4, 8, (byte) 0x7f);
        isRefused("damaged", model);
    }

    @Test
    void bytesAfterTheLastTensorAreRefused() throws IOException {
        byte[] model = TinyWhisper.small();
        isRefused("damaged", Arrays.copyOf(model, model.length + 1));
    }

    @Test
    void aModelWithoutASpaceIsRefused() throws IOException {
        byte[] model = TinyWhisper.small();
        int space = 4 * 12 + 8 + 4 * 80 * 201 + 4 + 5 * (4 + 3) + 4;
        assertEquals(' ', model[space]);
        model[space] = 'x';
        isRefused("damaged", model);
    }

    @Test
    void aFolderAndAFileThatIsNotThereAreTold() {
        assertTrue(ModelFile.problem(folder).orElseThrow().contains("is a folder"));
        Path none = folder.resolve("none.bin");
        assertTrue(ModelFile.problem(none).orElseThrow().startsWith("There is no file"));
    }
}
