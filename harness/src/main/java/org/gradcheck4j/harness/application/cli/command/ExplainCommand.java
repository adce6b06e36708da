package org.gradcheck4j.harness.application.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.text.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code explain}: what a diagnosis means, with an example. */
@Command(
        name = "explain",
        description = "Explains a diagnosis on one screen, with an example; without an id, lists all of them.",
        footer = {"  gradcheck4j explain", "  gradcheck4j explain sum-not-mean"})
public final class ExplainCommand implements Callable<Integer> {

    private final Streams streams;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description =
                    "The id of a diagnosis, as check prints it; two joined by + are explained one after the other.")
    private @Nullable String id;

    /**
     * Prepares the command.
     *
     * @param streams to print to
     */
    public ExplainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        DiagnosisTexts texts = DiagnosisTexts.load();
        streams.out().print(id == null ? list(texts) : explanation(texts, id));
        streams.out().flush();
        return ExitCode.AGREE.code();
    }

    private static String list(DiagnosisTexts texts) {
        TextTable table = new TextTable("diagnosis", "what is wrong");
        texts.ids().forEach(each -> table.row(each, texts.summary(each)));
        return table.text();
    }

    private static String explanation(DiagnosisTexts texts, String ids) {
        List<String> parts = new ArrayList<>();
        for (DiagnosisId part : new DiagnosisId(ids).parts()) {
            String each = part.text();
            parts.add(each + "\n"
                    + texts.text(each)
                            .orElseThrow(() -> new BadInputException(
                                    "unknown diagnosis '%s', did you mean %s? 'gradcheck4j explain' lists all"
                                            .formatted(each, String.join(", ", NearestNames.to(each, texts.ids())))))
                    + "\n");
        }
        return String.join("\n", parts);
    }
}
