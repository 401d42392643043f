package org.twisterp.runtime.query;

import cz.jirutka.rsql.parser.RSQLParser;
import cz.jirutka.rsql.parser.RSQLParserException;
import cz.jirutka.rsql.parser.ast.AndNode;
import cz.jirutka.rsql.parser.ast.ComparisonNode;
import cz.jirutka.rsql.parser.ast.ComparisonOperator;
import cz.jirutka.rsql.parser.ast.LogicalNode;
import cz.jirutka.rsql.parser.ast.Node;
import cz.jirutka.rsql.parser.ast.RSQLOperators;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.FieldType;
import org.twisterp.runtime.draft.References;
import org.twisterp.spi.Call;

/**
 * Turn an RSQL filter into SQL over the fields of an entity.
 *
 * <p>{@code supplier==V-100} compares a reference by id or code, {@code supplier.name==Pap*} by a field of what it points
 * at, {@code lines.account==6100} asks for any line, {@code *} stands for any text, {@code =null=true} for nothing.
 */
final class Filter {

    private static final ComparisonOperator NULL = new ComparisonOperator("=null=");
    private static final RSQLParser PARSER = new RSQLParser(operators());
    private static final int LONGEST = 4000;
    private static final int MOST = 100;
    private static final Map<String, String> SIGNS =
            Map.of("==", "=", "=gt=", ">", "=ge=", ">=", "=lt=", "<", "=le=", "<=");

    private final Call call;
    private final Definitions definitions;
    private final EntityDefinition entity;
    private final References references;
    private int comparisons;

    Filter(Call call, Definitions definitions, EntityDefinition entity, References references) {
        this.call = call;
        this.definitions = definitions;
        this.entity = entity;
        this.references = references;
    }

    /** Return the condition; refuses {@code filter.unreadable}, {@code filter.value}, {@code field.unknown} (400). */
    Fragment sql(String rsql) {
        if (rsql.length() > LONGEST) {
            throw unreadable("too long");
        }
        try {
            return node(PARSER.parse(rsql));
        } catch (RSQLParserException e) {
            throw unreadable(String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        }
    }

    private Fragment node(Node node) {
        if (node instanceof LogicalNode logical) {
            Fragment all = Fragment.of("(");
            String word = logical instanceof AndNode ? " and " : " or ";
            String between = "";
            for (Node child : logical) {
                all.add(between).add(node(child));
                between = word;
            }
            return all.add(")");
        }
        if (++comparisons > MOST) {
            throw unreadable("more than " + MOST + " comparisons");
        }
        ComparisonNode comparison = (ComparisonNode) node;
        String[] path = comparison.getSelector().split("\\.", 2);
        if (path[0].equals("id") && path.length == 1) {
            return compare("t.id", id(), comparison);
        }
        FieldDefinition field = entity.field(path[0]);
        if (path.length == 1) {
            if (field.type() == FieldType.LINES) {
                throw unknown(comparison.getSelector());
            }
            return compare("t." + field.column(), field, comparison);
        }
        return switch (field.type()) {
            case LINES -> line(field, path[1], comparison);
            case REFERENCE -> referred(field, path[1], comparison);
            default -> throw unknown(comparison.getSelector());
        };
    }

    private Fragment line(FieldDefinition lines, String name, ComparisonNode comparison) {
        FieldDefinition column = lines.line(name).orElseThrow(() -> unknown(comparison.getSelector()));
        String wall = entity.ofCompany() ? "l.company_id = t.company_id and " : "";
        return Fragment.of("exists (select from " + lines.lineTable() + " l where " + wall + "l.header_id = t.id and ")
                .add(compare("l." + column.column(), column, comparison))
                .add(")");
    }

    private Fragment referred(FieldDefinition reference, String name, ComparisonNode comparison) {
        String entityName = String.valueOf(reference.refersTo());
        if (definitions.generation().entityClass(entityName).isEmpty()) {
            throw unknown(comparison.getSelector());
        }
        EntityDefinition target = definitions.visible(call, entityName);
        FieldDefinition field = target.find(name)
                .filter(f -> f.type() != FieldType.LINES)
                .orElseThrow(() -> unknown(comparison.getSelector()));
        return Fragment.of(
                        "exists (select from " + target.table() + " r where r.id = t." + reference.column() + " and ")
                .add(compare("r." + field.column(), field, comparison))
                .add(")");
    }

    private Fragment compare(String column, FieldDefinition field, ComparisonNode comparison) {
        String operator = comparison.getOperator().getSymbol();
        List<String> arguments = comparison.getArguments();
        return switch (operator) {
            case "=null=" -> Fragment.of(column + (isTrue(field, arguments.getFirst()) ? " is null" : " is not null"));
            case "=in=", "=out=" -> oneOf(column, field, arguments, operator.equals("=out="));
            case "!=" -> equal(column, field, arguments.getFirst(), true);
            case "==" -> equal(column, field, arguments.getFirst(), false);
            default ->
                ordered(column, field, SIGNS.get(comparison.getOperator().getSymbols()[0]), arguments.getFirst());
        };
    }

    private Fragment oneOf(String column, FieldDefinition field, List<String> arguments, boolean not) {
        Fragment all = Fragment.of(not ? "not coalesce(" : "(");
        String between = "";
        for (String argument : arguments) {
            all.add(between).add(equal(column, field, argument, false));
            between = " or ";
        }
        return all.add(not ? ", false)" : ")");
    }

    private Fragment equal(String column, FieldDefinition field, String text, boolean not) {
        if (isText(field) && text.contains("*")) {
            String like = column + " ilike ?";
            return Fragment.of(
                    not ? "(" + column + " is null or not " + like + ")" : like,
                    Search.escape(text).replace("*", "%"));
        }
        Object value = Typed.read(field, text, references);
        if (field.type() == FieldType.REFERENCES) {
            return Fragment.of(
                    (not ? "not " : "") + "coalesce(" + column + " @> jsonb_build_array(?::text), false)",
                    value.toString());
        }
        return Fragment.of(column + (not ? " is distinct from ?" : " = ?"), value);
    }

    private Fragment ordered(String column, FieldDefinition field, String sign, String text) {
        boolean hasOrder = field.type().isDecimal()
                || isText(field)
                || field.type() == FieldType.INTEGER
                || field.type() == FieldType.DATE
                || field.type() == FieldType.TIMESTAMP;
        if (!hasOrder) {
            throw Refusal.unreadable(field.name(), "filter.operator", "field", field.name(), "operator", sign)
                    .exception();
        }
        return Fragment.of(column + " " + sign + " ?", Typed.read(field, text, references));
    }

    private static boolean isText(FieldDefinition field) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT, CHOICE, CURRENCY -> true;
            default -> false;
        };
    }

    private static boolean isTrue(FieldDefinition field, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw Typed.refused(field.name(), text);
        }
        return text.equals("true");
    }

    private FieldDefinition id() {
        return new FieldDefinition(
                "id", "id", FieldType.REFERENCE, true, 0, true, entity.id(), List.of(), "", "id", null, List.of());
    }

    private static Set<ComparisonOperator> operators() {
        Set<ComparisonOperator> operators = new HashSet<>(RSQLOperators.defaultOperators());
        operators.removeAll(Set.of(RSQLOperators.IS_NULL, RSQLOperators.NOT_NULL));
        operators.add(NULL);
        return operators;
    }

    private static RuntimeException unknown(String path) {
        return Refusal.unreadable(path, "field.unknown", "field", path).exception();
    }

    private static RuntimeException unreadable(String why) {
        return Refusal.unreadable("filter", "filter.unreadable", "why", why).exception();
    }
}
