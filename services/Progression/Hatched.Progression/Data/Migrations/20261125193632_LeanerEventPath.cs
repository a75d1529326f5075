using System;
using Hatched.BuildingBlocks.Data;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Progression.Data.Migrations
{
    /// <inheritdoc />
    public partial class LeanerEventPath : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "explanation_id",
                table: "event_outcomes",
                type: "uuid",
                nullable: true);

            migrationBuilder.Sql(SharedTexts.CreateTable);
            migrationBuilder.Sql(SharedTexts.MoveFrom("event_outcomes", "explanations", "explanation_id"));

            migrationBuilder.AlterColumn<Guid>(
                name: "explanation_id",
                table: "event_outcomes",
                type: "uuid",
                nullable: false);

            migrationBuilder.DropColumn(
                name: "explanations",
                table: "event_outcomes");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "explanations",
                table: "event_outcomes",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("UPDATE event_outcomes o SET explanations = t.text FROM shared_texts t WHERE t.id = o.explanation_id;");
            migrationBuilder.Sql("DROP TABLE shared_texts;");

            migrationBuilder.DropColumn(
                name: "explanation_id",
                table: "event_outcomes");
        }
    }
}
