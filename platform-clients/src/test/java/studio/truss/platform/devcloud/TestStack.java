package studio.truss.platform.devcloud;

import studio.truss.platform.devcloud.isolation.RolePolicy;
import studio.truss.platform.devcloud.template.StackPlace;
import studio.truss.platform.devcloud.template.StackTemplate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The template that is deployed, as a stack of tests would have it.
public final class TestStack {
    public static final String TABLE = "truss-test";
    public static final String BUCKET = "truss-test-objects";
    public static final StackPlace PLACE =
            new StackPlace(
                    "us-east-1",
                    "123456789012",
                    Map.of(
                            "TableName",
                            TABLE,
                            "BucketName",
                            BUCKET,
                            "EmailSender",
                            "studio@example.com",
                            "Creators",
                            "ann@example.com, Bob@example.com"));

    private TestStack() {}

    public static StackTemplate template() {
        return template(PLACE);
    }

    public static StackTemplate template(StackPlace place) {
        String name = "/studio/truss/assets/cloud/truss-studio.yaml";
        try (InputStream in = TestStack.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name);
            }
            return StackTemplate.parse(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8), place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RolePolicy policyOf(String role) {
        return RolePolicy.of(template().policyDocuments(role));
    }
}
