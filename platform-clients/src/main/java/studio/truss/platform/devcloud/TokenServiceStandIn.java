package studio.truss.platform.devcloud;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Stands in for the security token service: `AssumeRoleWithWebIdentity`, which takes a form and
/// answers with XML.
final class TokenServiceStandIn {
    private static final String NAMESPACE = "xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"";

    private final TokenSigner signer;
    private final KeyOffice keys;

    TokenServiceStandIn(TokenSigner signer, KeyOffice keys) {
        this.signer = signer;
        this.keys = keys;
    }

    /// @throws StandInException when the token is refused
    String call(String form) {
        Map<String, String> fields = fields(form);
        if (!"AssumeRoleWithWebIdentity".equals(fields.get("Action"))) {
            throw new StandInException("InvalidAction", "Could not find operation.");
        }
        String token = fields.getOrDefault("WebIdentityToken", "");
        String role = fields.getOrDefault("RoleArn", "");
        String session = fields.getOrDefault("RoleSessionName", "");
        if (!role.matches("arn:aws:iam::\\d{12}:role/[\\w+=,.@/-]+")
                || !session.matches("[\\w+=,.@-]{2,64}")) {
            throw new StandInException("ValidationError", "RoleArn or RoleSessionName is invalid");
        }
        String creator =
                signer.verify(token)
                        .filter(claims -> claims.path("token_use").asText().equals("id"))
                        .map(claims -> claims.path("sub").asText())
                        .orElseThrow(() ->
                                new StandInException(
                                        token.chars().filter(c -> c == '.').count() == 2
                                                ? "ExpiredTokenException"
                                                : "InvalidIdentityToken",
                                        "The token is not good."));
        return answer(role, session, creator, keys.issue(creator));
    }

    private static String answer(String role, String session, String creator, IssuedKeys given) {
        String assumed =
                role.replace("arn:aws:iam:", "arn:aws:sts:").replace(":role/", ":assumed-role/");
        return """
        <AssumeRoleWithWebIdentityResponse %s>
          <AssumeRoleWithWebIdentityResult>
            <AssumedRoleUser>
              <AssumedRoleId>AROATRUSS:%s</AssumedRoleId><Arn>%s/%s</Arn>
            </AssumedRoleUser>
            <SubjectFromWebIdentityToken>%s</SubjectFromWebIdentityToken>
            <Credentials>
              <AccessKeyId>%s</AccessKeyId><SecretAccessKey>%s</SecretAccessKey>
              <SessionToken>%s</SessionToken><Expiration>%s</Expiration>
            </Credentials>
          </AssumeRoleWithWebIdentityResult>
          <ResponseMetadata><RequestId>stand-in</RequestId></ResponseMetadata>
        </AssumeRoleWithWebIdentityResponse>
        """
                .formatted(
                        NAMESPACE,
                        session,
                        assumed,
                        session,
                        creator,
                        given.accessKeyId(),
                        given.secretKey(),
                        given.sessionToken(),
                        given.end());
    }

    static String refusal(StandInException e) {
        return "<ErrorResponse "
                + NAMESPACE
                + "><Error><Type>Sender</Type><Code>"
                + e.error()
                + "</Code><Message>"
                + e.getMessage()
                + "</Message></Error><RequestId>stand-in</RequestId></ErrorResponse>";
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String field : form.split("&", -1)) {
            String[] pair = field.split("=", 2);
            if (pair.length == 2) {
                fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
