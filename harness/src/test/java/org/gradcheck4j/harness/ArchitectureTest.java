package org.gradcheck4j.harness;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.gradcheck4j.model.GradientEngine;

/** The arrows between modules and rooms, as CONTRIBUTING draws them. */
@AnalyzeClasses(packages = "org.gradcheck4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] ND4J = {"org.nd4j..", "org.deeplearning4j..", "org.bytedeco.."};

    @ArchTest
    static final ArchRule the_model_depends_on_nothing_of_ours = noClasses()
            .that()
            .resideInAPackage("org.gradcheck4j.model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.gradcheck4j.reference..", "org.gradcheck4j.dl4j..", "org.gradcheck4j.harness..");

    @ArchTest
    static final ArchRule the_reference_knows_neither_dl4j_nor_the_harness = noClasses()
            .that()
            .resideInAPackage("org.gradcheck4j.reference")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.gradcheck4j.dl4j..", "org.gradcheck4j.harness..");

    @ArchTest
    static final ArchRule the_bridge_does_not_know_the_harness = noClasses()
            .that()
            .resideInAPackage("org.gradcheck4j.dl4j")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.gradcheck4j.harness..");

    @ArchTest
    static final ArchRule only_the_bridge_knows_nd4j = noClasses()
            .that()
            .resideOutsideOfPackage("org.gradcheck4j.dl4j")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ND4J);

    @ArchTest
    static final ArchRule no_type_of_nd4j_leaves_the_bridge = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAPackage("org.gradcheck4j.dl4j")
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should()
            .notHaveRawReturnType(ofNd4j());

    @ArchTest
    static final ArchRule judging_does_not_know_who_draws_it = noClasses()
            .that()
            .resideInAnyPackage(
                    "..harness.cases",
                    "..harness.comparison",
                    "..harness.diagnosis..",
                    "..harness.judgement",
                    "..harness.npz")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..harness.application..", "..harness.evaluation..");

    @ArchTest
    static final ArchRule what_a_users_test_needs_does_not_know_dl4j = noClasses()
            .that()
            .resideInAnyPackage(
                    "..harness.assertions",
                    "..harness.comparison",
                    "..harness.diagnosis..",
                    "..harness.judgement",
                    "..harness.npz",
                    "..harness.cases")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.gradcheck4j.dl4j..");

    @ArchTest
    static final ArchRule the_modules_have_no_cycles =
            slices().matching("org.gradcheck4j.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule engines_are_named_engines =
            classes().that().implement(GradientEngine.class).should().haveSimpleNameEndingWith("Engine");

    private static DescribedPredicate<JavaClass> ofNd4j() {
        return JavaClass.Predicates.resideInAnyPackage(ND4J).as("of ND4J");
    }
}
