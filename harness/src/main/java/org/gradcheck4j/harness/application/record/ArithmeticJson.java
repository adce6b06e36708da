package org.gradcheck4j.harness.application.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Arithmetic.Undeclared;
import org.gradcheck4j.model.Summation;

/** What an engine declares of its arithmetic, in a manifest. */
final class ArithmeticJson {

    private ArithmeticJson() {}

    static void put(ObjectNode to, Arithmetic arithmetic) {
        to.put("unitRoundoff", arithmetic.unitRoundoff());
        to.put("underflow", arithmetic.underflow());
        to.put("largestFinite", arithmetic.largestFinite());
        to.put("sigmoidRelative", arithmetic.sigmoidRelative());
        to.put("sigmoidAbsolute", arithmetic.sigmoidAbsolute());
        ObjectNode sums = to.putObject("sums");
        sums.put("unitRoundoff", arithmetic.sums().unitRoundoff());
        sums.put("order", id(arithmetic.sums().order()));
        sums.put("block", arithmetic.sums().block());
        sums.put("factorRoundoff", arithmetic.sums().factorRoundoff());
        ArrayNode undeclared = to.putArray("undeclared");
        arithmetic.undeclared().stream().sorted().forEach(each -> undeclared.add(id(each)));
    }

    static Arithmetic read(ManifestPart from) {
        ManifestPart sums = from.part("sums");
        Set<Undeclared> undeclared = EnumSet.noneOf(Undeclared.class);
        from.texts("undeclared").forEach(each -> undeclared.add(from.oneOf(Undeclared.class, "undeclared", each)));
        try {
            return new Arithmetic(
                    from.number("unitRoundoff"),
                    from.number("underflow"),
                    from.number("largestFinite"),
                    from.number("sigmoidRelative"),
                    from.number("sigmoidAbsolute"),
                    new Summation(
                            sums.number("unitRoundoff"),
                            sums.oneOf(Summation.Order.class, "order", sums.text("order")),
                            sums.count("block"),
                            sums.number("factorRoundoff")),
                    undeclared);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(from.place() + ": " + e.getMessage());
        }
    }

    private static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
