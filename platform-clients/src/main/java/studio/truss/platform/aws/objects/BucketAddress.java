package studio.truss.platform.aws.objects;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.aws.stack.CloudConfigException;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where a bucket is: at a name of its own in the region's service, or as a folder of an address
/// that was given.
///
/// @param base without a slash at its end
/// @param root what stands before an object's key
record BucketAddress(String region, URI base, String root) {

    /// @throws CloudConfigException when the stack names no bucket
    static BucketAddress of(CloudConfig config) {
        String bucket = config.bucket();
        if (bucket == null) {
            throw new CloudConfigException(
                    "The stack's BucketName is not known, so no files can be uploaded: truss login"
                            + " --stack FILE|URL takes it from the stack's outputs.");
        }
        if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            throw new CloudConfigException("'" + bucket + "' is not a bucket's name.");
        }
        URI endpoint = config.endpoints().s3();
        if (endpoint != null) {
            String base = endpoint.toString().replaceAll("/+$", "");
            return new BucketAddress(config.region(), URI.create(base), "/" + bucket + "/");
        }
        Region region = Region.of(config.region());
        String service =
                "s3." + config.region() + "." + RegionMetadata.of(region).partition().dnsSuffix();
        // a name with dots is not in the service's certificate
        return bucket.contains(".")
                ? new BucketAddress(
                        config.region(), URI.create("https://" + service), "/" + bucket + "/")
                : new BucketAddress(
                        config.region(), URI.create("https://" + bucket + "." + service), "/");
    }

    /// The path of an object, as it stands in a request.
    String path(String key) {
        String before = base.getRawPath() == null ? "" : base.getRawPath();
        return before + root + escaped(key).replace("%2F", "/");
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
