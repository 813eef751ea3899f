package studio.truss.platform.devcloud.isolation;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A request to S3, bucket in the path, as the actions that IAM is asked about. What a program like
/// ours does not do (lists, tags, rights of objects) gets an action that no template of ours
/// allows, rather than a guess.
public final class ObjectRequests {
    private ObjectRequests() {}

    /// @param path as it was sent, `/bucket/key` with its escapes
    /// @param query as it was sent, or null
    /// @param copySource the header `x-amz-copy-source`, or null
    public static List<AccessRequest> of(
            String method, String path, @Nullable String query, @Nullable String copySource) {
        Location target = Location.of(path);
        List<AccessRequest> requests = new ArrayList<>();
        requests.add(target.request("s3:" + action(method, target, parameters(query))));
        if (copySource != null) {
            requests.add(Location.of(copySource).request("s3:GetObject"));
        }
        return List.copyOf(requests);
    }

    private static String action(String method, Location target, Set<String> parameters) {
        if (target.key.isEmpty()) {
            return method.equals("GET") || method.equals("HEAD") ? "ListBucket" : "OfBucket";
        }
        Set<String> special = new TreeSet<>(parameters);
        special.removeIf(name -> name.startsWith("x-amz-") || name.startsWith("response-"));
        special.remove("x-id");
        boolean upload = special.remove("uploadid");
        boolean part = special.remove("partnumber");
        boolean begin = special.remove("uploads");
        if (!special.isEmpty()) {
            return "Unknown:" + special;
        }
        return switch (method) {
            case "GET", "HEAD" -> upload ? "ListMultipartUploadParts" : "GetObject";
            case "PUT" -> upload == part ? "PutObject" : "Unknown:part";
            case "POST" -> upload || begin ? "PutObject" : "Unknown:POST";
            case "DELETE" -> upload ? "AbortMultipartUpload" : "DeleteObject";
            default -> "Unknown:" + method;
        };
    }

    private static Set<String> parameters(@Nullable String query) {
        Set<String> names = new TreeSet<>();
        if (query != null && !query.isEmpty()) {
            for (String part : query.split("&", -1)) {
                names.add(decode(part.split("=", 2)[0]).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// @param key empty for the bucket itself
    private record Location(String bucket, String key) {
        static Location of(String path) {
            String decoded = decode(path.startsWith("/") ? path.substring(1) : path);
            int slash = decoded.indexOf('/');
            return slash < 0
                    ? new Location(decoded, "")
                    : new Location(decoded.substring(0, slash), decoded.substring(slash + 1));
        }

        AccessRequest request(String action) {
            // S3 takes `..` as it stands, a store of files does not: no key of ours has such a
            // part.
            boolean odd = List.of(key.split("/", -1)).stream().anyMatch(ObjectRequests::isDots);
            String asked = odd ? "s3:Unknown:dots" : action;
            String arn = "arn:aws:s3:::" + bucket + (key.isEmpty() ? "" : "/" + key);
            return new AccessRequest(asked, arn, Map.of());
        }
    }

    private static boolean isDots(String part) {
        return part.equals(".") || part.equals("..");
    }
}
