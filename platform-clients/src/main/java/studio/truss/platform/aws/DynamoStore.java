package studio.truss.platform.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.platform.aws.AnswerInspector.NotTheServiceException;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The table in Amazon DynamoDB. Sends each request once. Made off the window's thread, since the
/// first request takes a moment; may be used by any thread.
public final class DynamoStore implements RemoteStore, AutoCloseable {
    private final DynamoDbClient client;
    private final String table;

    private DynamoStore(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /// @param clock for the instants that `dates` hears
    public static DynamoStore open(
            TableEndpoint at,
            AwsCredentialsProvider credentials,
            TimeLimits limits,
            Clock clock,
            AnswerDates dates) {
        var http =
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(limits.connect())
                        .socketTimeout(limits.read());
        if (at.isLocal()) {
            // what is meant for this machine does not leave it
            http.proxyConfiguration(proxy ->
                    proxy.useSystemPropertyValues(false).useEnvironmentVariablesValues(false));
        }
        ProfileFile nothing = ProfileFile.aggregator().build();
        var client =
                DynamoDbClient.builder()
                        .region(Region.of(at.region()))
                        .credentialsProvider(credentials)
                        .httpClientBuilder(http)
                        .overrideConfiguration(o ->
                                o.retryStrategy(AwsRetryStrategy.doNotRetry())
                                        .apiCallTimeout(limits.whole())
                                        // files that other tools of this machine read say nothing
                                        // here
                                        .defaultProfileFile(nothing)
                                        .addExecutionInterceptor(
                                                new AnswerInspector(clock, dates)));
        if (at.endpoint() != null) {
            client.endpointOverride(at.endpoint());
        }
        return new DynamoStore(client.build(), at.table());
    }

    @Override
    public Page query(PageRequest request) {
        QueryResponse answer = ask(() -> client.query(send(request)), false);
        whole(answer.hasItems());
        List<Item> items = answer.items().stream().map(DynamoItems::receive).toList();
        Map<String, AttributeValue> last = answer.lastEvaluatedKey();
        return new Page(items, last.isEmpty() ? null : DynamoItems.keyOf(last));
    }

    private QueryRequest send(PageRequest request) {
        Map<String, String> names = Map.of("#pk", DynamoItems.PK, "#sk", DynamoItems.SK);
        Map<String, AttributeValue> values =
                Map.of(
                        ":pk", AttributeValue.fromS(request.pk()),
                        ":from", AttributeValue.fromS(request.range().from()),
                        ":to", AttributeValue.fromS(request.range().to()));
        String condition = "#pk=:pk AND #sk BETWEEN :from AND :to";
        QueryRequest.Builder sent =
                QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression(condition)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .limit(request.limit())
                        .consistentRead(request.consistent());
        if (request.after() != null) {
            sent.exclusiveStartKey(DynamoItems.key(request.after()));
        }
        return sent.build();
    }

    @Override
    public Found get(Collection<ItemKey> keys) {
        if (keys.isEmpty() || keys.size() > GET_MOST || Set.copyOf(keys).size() < keys.size()) {
            throw new IllegalArgumentException(
                    "1 to 100 different keys can be read at once: " + keys.size());
        }
        KeysAndAttributes asked =
                KeysAndAttributes.builder()
                        .keys(keys.stream().map(DynamoItems::key).toList())
                        .consistentRead(true)
                        .build();
        BatchGetItemResponse answer =
                ask(
                        () -> client.batchGetItem(get -> get.requestItems(Map.of(table, asked))),
                        false);
        whole(answer.hasResponses());
        Map<ItemKey, Item> found = new HashMap<>();
        for (var item : answer.responses().getOrDefault(table, List.of())) {
            Item received = DynamoItems.receive(item);
            found.put(received.key(), received);
        }
        Set<ItemKey> unread = new HashSet<>();
        KeysAndAttributes rest = answer.unprocessedKeys().get(table);
        if (rest != null) {
            rest.keys().forEach(key -> unread.add(DynamoItems.keyOf(key)));
        }
        return new Found(found, unread);
    }

    @Override
    public WriteOutcome write(WriteTransaction transaction) {
        try {
            ask(() -> client.transactWriteItems(send(transaction)), true);
            return new WriteOutcome.Written();
        } catch (TransactionCanceledException e) {
            List<CancellationReason> reasons = e.cancellationReasons();
            if (reasons.size() != transaction.writes().size()) {
                throw DynamoFailures.of(e, true);
            }
            return new WriteOutcome.Cancelled(reasons.stream().map(DynamoWrites::reason).toList());
        } catch (RemoteException e) {
            if (e.kind() == RemoteException.Kind.INVALID && e.nothingHappened()) {
                return DynamoWrites.tooLarge(transaction.writes()).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    private TransactWriteItemsRequest send(WriteTransaction transaction) {
        return TransactWriteItemsRequest.builder()
                .transactItems(
                        transaction.writes().stream()
                                .map(write -> DynamoWrites.send(table, write))
                                .toList())
                .clientRequestToken(transaction.token())
                .build();
    }

    /// An answer with nothing in it must not look like a table with nothing in it.
    private static void whole(boolean there) {
        if (!there) {
            throw new RemoteException(
                    RemoteException.Kind.TRANSIENT,
                    true,
                    "The cloud's answer did not arrive whole.",
                    null);
        }
    }

    private static <T> T ask(Supplier<T> request, boolean write) {
        try {
            return request.get();
        } catch (TransactionCanceledException e) {
            throw e;
        } catch (SdkException e) {
            throw DynamoFailures.of(e, write);
        } catch (NotTheServiceException e) {
            throw DynamoFailures.of(e, write);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
