package studio.truss.platform.aws.objects;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/// A program that uploads until it is killed; it says which parts the bucket has.
final class UploadChild {
    static final String PART = "PART ";

    private UploadChild() {}

    /// @param args the library's folder, the bucket's address, bytes a second
    public static void main(String[] args) {
        try (Upload upload = new Upload(Path.of(args[0]));
                CreatorObjects objects =
                        ObjectServer.objects(
                                URI.create(args[1]),
                                ObjectServer.KEY,
                                ObjectServer.SECRET,
                                Clock.systemUTC())) {
            upload.bandwidth.limit(Long.parseLong(args[2]));
            upload.run(
                    new LoggedObjects(
                            objects,
                            number -> {
                                System.out.println(PART + number);
                                System.out.flush();
                            }));
        }
    }
}
