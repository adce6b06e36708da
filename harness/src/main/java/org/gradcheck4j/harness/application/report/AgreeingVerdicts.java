package org.gradcheck4j.harness.application.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.application.suite.VerdictGroup;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.model.Matrix;

/**
 * Where an engine that is wrong elsewhere agrees. A plain property of the cases that many of these verdicts have, and no wrong
 * one, hints at the mistake: samples that are paired wrongly do no harm if there is one.
 *
 * @param engine its name
 * @param all of its verdicts
 */
record AgreeingVerdicts(String engine, VerdictGroup all) {

    /** What is true of a case, as a clause. */
    private record Property(String clause, Predicate<Case> holds) {

        boolean of(EngineVerdict verdict) {
            return holds.test(verdict.testCase());
        }
    }

    private static final List<Property> PROPERTIES = List.of(
            new Property(
                    "the network has one layer", each -> each.network().layers().size() == 1),
            new Property("m = 1", each -> each.batch().size() == 1),
            new Property(
                    "all samples have the same features",
                    each -> isOneColumn(each.batch().X())));

    static AgreeingVerdicts of(GradedRun run, String engine) {
        return new AgreeingVerdicts(engine, run.all().only(each -> each.engine().equals(engine)));
    }

    /** Whether it agrees anywhere. */
    boolean exist() {
        return !right().isEmpty();
    }

    /** Shows them, and says how many they are. */
    Link link() {
        return new Link(
                Link.of(engine, Outcome.AGREE.id()).address(),
                "%d of its %d verdicts".formatted(right().size(), all.size()));
    }

    /** What at least half of them have in common, after the link, as the end of a sentence. */
    String inCommon() {
        List<Property> common = properties();
        int with = right().only(each -> common.stream().anyMatch(property -> property.of(each)))
                .size();
        if (2 * with < right().size()) {
            return ".";
        }
        String which = with < right().size() ? with + " of them" : with == 1 ? "it" : "all of them";
        return ". In %s, and in none that is wrong, %s.".formatted(which, inWords(common));
    }

    /** Those that no wrong verdict has, and that say something of an agreeing one that those before do not. */
    private List<Property> properties() {
        List<Property> common = new ArrayList<>();
        for (Property property : PROPERTIES) {
            if (wrong().only(property::of).isEmpty()
                    && !right().only(
                                    each -> property.of(each) && common.stream().noneMatch(other -> other.of(each)))
                            .isEmpty()) {
                common.add(property);
            }
        }
        return common;
    }

    private static String inWords(List<Property> properties) {
        List<String> clauses = properties.stream().map(Property::clause).toList();
        int last = clauses.size() - 1;
        return last == 0 ? clauses.get(0) : String.join(", ", clauses.subList(0, last)) + " or " + clauses.get(last);
    }

    private VerdictGroup right() {
        return all.with(Outcome.AGREE);
    }

    private VerdictGroup wrong() {
        return all.only(each -> each.outcome().isWrong());
    }

    private static boolean isOneColumn(Matrix X) {
        return IntStream.range(0, X.rows()).allMatch(row -> IntStream.range(0, X.columns())
                .allMatch(sample -> X.get(row, sample) == X.get(row, 0)));
    }
}
