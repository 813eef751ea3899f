package studio.truss.core.library.sqlite;

import studio.truss.core.library.DataFolder;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Item;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;

/// The program that [AdoptionTest] starts: adopts the library of a folder and ends, as if it were
/// killed, at one step. What follows are the videos of the partition, each as typed JSON.
final class EndedAdoption {
    static final int ENDED = 9;

    private EndedAdoption() {}

    public static void main(String[] arguments) {
        Adoption.Step last = Adoption.Step.valueOf(arguments[2]);
        new LibraryFolder(
                        new DataFolder(Path.of(arguments[0])),
                        Clock.systemUTC(),
                        step -> {
                            if (step == last) {
                                Runtime.getRuntime().halt(ENDED);
                            }
                        })
                .adopt(
                        CreatorId.of(arguments[1]),
                        Arrays.stream(arguments).skip(3).map(Item::parse).toList());
    }
}
