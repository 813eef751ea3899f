package studio.truss.platform.devcloud.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import studio.truss.platform.devcloud.TestStack;

import java.util.List;

final class ObjectRequestsTest {
    private final RolePolicy creator = TestStack.policyOf("CreatorRole");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "PUT, creators/u1/a.mp4, -, true",
                "PUT, creators/u1/a.mp4, X-Amz-Signature=1&X-Amz-Credential=2&x-id=PutObject, true",
                "GET, creators/u1/a.mp4, response-content-type=video%2Fmp4, true",
                "HEAD, creators/u1/a.mp4, -, true",
                "DELETE, creators/u1/a.mp4, -, true",
                "POST, creators/u1/a.mp4, uploads, true",
                "PUT, creators/u1/a.mp4, partNumber=1&uploadId=x, true",
                "GET, creators/u1/a.mp4, uploadId=x, true",
                "POST, creators/u1/a.mp4, uploadId=x, true",
                "DELETE, creators/u1/a.mp4, uploadId=x, true",
                "PUT, creators/u2/a.mp4, -, false",
                "GET, creators/u12/a.mp4, -, false",
                "GET, creators/u1, -, false",
                "GET, other/u1/a.mp4, -, false",
                "GET, creators/u1/../u2/a.mp4, -, false",
                "GET, creators/u1/%2E%2E/u2/a.mp4, -, false",
                "GET, creators%2Fu2%2Fa.mp4, -, false",
                "GET, '', -, false",
                "GET, '', list-type=2&prefix=creators/u1/, false",
                "POST, '', delete, false",
                "PUT, creators/u1/a.mp4, acl, false",
                "PUT, creators/u1/a.mp4, tagging, false",
                "GET, creators/u1/a.mp4, versionId=1, false",
                "POST, creators/u1/a.mp4, restore, false"
            })
    void creatorReachesObjectsBelowTheOwnPrefixAlone(
            String method, String key, String query, boolean allowed) {
        var asked = ObjectRequests.of(method, "/" + TestStack.BUCKET + "/" + key, query, null);

        assertEquals(allowed, isAllowed(asked), asked.toString());
    }

    @ParameterizedTest
    @CsvSource({"creators/u1/b.mp4, true", "creators/u2/b.mp4, false"})
    void copyReadsItsSourceToo(String source, boolean allowed) {
        var asked =
                ObjectRequests.of(
                        "PUT",
                        "/" + TestStack.BUCKET + "/creators/u1/a.mp4",
                        null,
                        TestStack.BUCKET + "/" + source);

        assertEquals(allowed, isAllowed(asked), asked.toString());
    }

    @ParameterizedTest
    @CsvSource({"elsewhere, false", TestStack.BUCKET + ", true"})
    void otherBucketsAreRefused(String bucket, boolean allowed) {
        var asked = ObjectRequests.of("GET", "/" + bucket + "/creators/u1/a.mp4", null, null);

        assertEquals(allowed, isAllowed(asked));
    }

    private boolean isAllowed(List<AccessRequest> asked) {
        var who = new Principals.Principal("u1", "secret");
        return creator.decideAll(who.asking(asked)) instanceof Decision.Allowed;
    }
}
