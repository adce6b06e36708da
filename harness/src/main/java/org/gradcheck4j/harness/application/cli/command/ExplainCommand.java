package org.gradcheck4j.harness.application.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.application.cli.option.PageOption;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.gradcheck4j.harness.application.cli.output.Streams;
import org.gradcheck4j.harness.application.explain.DiagnosisTexts;
import org.gradcheck4j.harness.application.explain.Walk;
import org.gradcheck4j.harness.text.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code explain}: why A[i−1] stands in dW[i]; or what a diagnosis means, with an example. */
@Command(
        name = "explain",
        description = "Explains, step by step and with numbers, why A[i-1] stands in dW[i]; with an id, explains a"
                + " diagnosis on one screen, with an example.",
        footer = {
            "  gradcheck4j explain",
            "  gradcheck4j explain --html why.html",
            "  gradcheck4j explain all",
            "  gradcheck4j explain sum-not-mean"
        })
public final class ExplainCommand implements Callable<Integer> {

    /** What lists every id, in place of one. */
    private static final String ALL = "all";

    private final Streams streams;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description =
                    "The id of a diagnosis, as check prints it; two joined by + are explained one after the other;"
                            + " 'all' lists every id.")
    private @Nullable String id;

    @Mixin
    private PageOption page = new PageOption();

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
        streams.out().print(page.file().map(this::written).orElseGet(this::text));
        streams.out().flush();
        return ExitCode.AGREE.code();
    }

    private String text() {
        if (id == null) {
            return Walk.text();
        }
        DiagnosisTexts texts = DiagnosisTexts.load();
        return id.equals(ALL) ? list(texts) : explanation(texts, id);
    }

    private String written(Path file) {
        if (id != null) {
            throw new BadInputException(
                    "--html %s: there is no page about '%s', only about A[i-1]".formatted(file, id));
        }
        PageOption.write(file, Walk.html());
        return "page: " + file + "\n";
    }

    private static String list(DiagnosisTexts texts) {
        TextTable table = new TextTable("diagnosis", "what is wrong");
        texts.ids().forEach(each -> table.row(each, texts.summary(each)));
        return table.text();
    }

    private static String meant(String typed, DiagnosisTexts texts) {
        List<String> near = NearestNames.to(typed, texts.ids());
        return near.isEmpty() ? ":" : ", did you mean %s?".formatted(String.join(", ", near));
    }

    private static String explanation(DiagnosisTexts texts, String ids) {
        List<String> parts = new ArrayList<>();
        for (DiagnosisId part : new DiagnosisId(ids).parts()) {
            String each = part.text();
            parts.add(each + "\n"
                    + texts.text(each)
                            .orElseThrow(() ->
                                    new BadInputException("unknown diagnosis '%s'%s 'gradcheck4j explain all' lists all"
                                            .formatted(each, meant(each, texts))))
                    + "\n");
        }
        return String.join("\n", parts);
    }
}
