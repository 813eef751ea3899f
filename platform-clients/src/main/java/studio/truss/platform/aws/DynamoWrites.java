package studio.truss.platform.aws;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import studio.truss.core.library.item.Item;
import studio.truss.core.sync.remote.Expected;
import studio.truss.core.sync.remote.ItemSize;
import studio.truss.core.sync.remote.WriteOutcome.Cancelled;
import studio.truss.core.sync.remote.WriteOutcome.Reason;
import studio.truss.core.sync.remote.WriteTransaction.Write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes as the service takes them, and its reasons against them. A refused write brings the item
/// as it is, which costs no read.
final class DynamoWrites {
    private static final ReturnValuesOnConditionCheckFailure OLD =
            ReturnValuesOnConditionCheckFailure.ALL_OLD;

    private DynamoWrites() {}

    static TransactWriteItem send(String table, Write write) {
        Expressions at = new Expressions();
        TransactWriteItem.Builder sent = TransactWriteItem.builder();
        switch (write) {
            case Write.Create(var item) ->
                    sent.put(put ->
                            put.tableName(table)
                                    .item(DynamoItems.send(item))
                                    .conditionExpression(at.absent())
                                    .expressionAttributeNames(at.names())
                                    .returnValuesOnConditionCheckFailure(OLD));
            case Write.Update(var key, var change, var expected) -> {
                String changes = at.update(change);
                String condition = at.condition(expected);
                sent.update(update ->
                        update.tableName(table)
                                .key(DynamoItems.key(key))
                                .updateExpression(changes)
                                .conditionExpression(orNull(condition))
                                .expressionAttributeNames(at.names())
                                .expressionAttributeValues(values(at))
                                .returnValuesOnConditionCheckFailure(OLD));
            }
            case Write.Delete(var key, var expected) -> {
                String condition = at.condition(expected);
                sent.delete(delete ->
                        delete.tableName(table)
                                .key(DynamoItems.key(key))
                                .conditionExpression(orNull(condition))
                                .expressionAttributeNames(at.names().isEmpty() ? null : at.names())
                                .expressionAttributeValues(values(at))
                                .returnValuesOnConditionCheckFailure(OLD));
            }
            case Write.Check(var key, var expected) -> {
                String condition = check(at, expected);
                sent.conditionCheck(check ->
                        check.tableName(table)
                                .key(DynamoItems.key(key))
                                .conditionExpression(condition)
                                .expressionAttributeNames(at.names())
                                .expressionAttributeValues(values(at))
                                .returnValuesOnConditionCheckFailure(OLD));
            }
        }
        return sent.build();
    }

    /// A check of nothing is taken by the service only as one that always holds.
    private static String check(Expressions at, Expected expected) {
        String condition = at.condition(expected);
        return condition.isEmpty() ? at.absent() + " OR NOT " + at.absent() : condition;
    }

    private static @Nullable String orNull(String condition) {
        return condition.isEmpty() ? null : condition;
    }

    private static @Nullable Map<String, AttributeValue> values(Expressions at) {
        return at.values().isEmpty() ? null : DynamoItems.send(at.values());
    }

    /// The service says of a write that is too large by itself only that there is one. Empty where
    /// none is found.
    static Optional<Cancelled> tooLarge(List<Write> writes) {
        List<Reason> reasons = new ArrayList<>();
        for (Write write : writes) {
            int carried =
                    switch (write) {
                        case Write.Create(Item item) -> ItemSize.of(item);
                        case Write.Update(var key, var change, var expected) ->
                                ItemSize.of(Item.of(key, change.set()));
                        case Write.Delete d -> 0;
                        case Write.Check c -> 0;
                    };
            reasons.add(
                    carried > ItemSize.MOST
                            ? new Reason.Refused("the item is larger than 400 KB")
                            : new Reason.None());
        }
        return reasons.stream().allMatch(Reason.None.class::isInstance)
                ? Optional.empty()
                : Optional.of(new Cancelled(reasons));
    }

    static Reason reason(CancellationReason reason) {
        return switch (reason.code()) {
            case "None" -> new Reason.None();
            case "ConditionalCheckFailed" ->
                    new Reason.NotAsExpected(
                            reason.hasItem() ? DynamoItems.receive(reason.item()) : null);
            case "TransactionConflict" -> new Reason.Busy(false);
            case "ThrottlingError", "ProvisionedThroughputExceeded" -> new Reason.Busy(true);
            case null, default ->
                    new Reason.Refused(
                            reason.message() == null
                                    ? String.valueOf(reason.code())
                                    : reason.message());
        };
    }
}
