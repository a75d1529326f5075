using System;
using Hatched.BuildingBlocks.Data;
using Hatched.Ingestion.Features.Quotas;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hatched.Ingestion.Data.Migrations
{
    /// <inheritdoc />
    public partial class LeanerEventPath : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_events_accepted",
                table: "events");

            migrationBuilder.AddColumn<Guid>(
                name: "explanation_id",
                table: "events",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "accepted_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accepted_events", x => x.id);
                });

            migrationBuilder.Sql(SharedTexts.CreateTable);
            migrationBuilder.Sql(SharedTexts.MoveFrom("events", "explanations", "explanation_id"));
            migrationBuilder.Sql("INSERT INTO accepted_events SELECT id, customer_id, event_id, received_at FROM events WHERE status = 'accepted';");
            migrationBuilder.Sql(Quota.CreateGuard);

            migrationBuilder.DropColumn(
                name: "explanations",
                table: "events");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "explanations",
                table: "events",
                type: "text",
                nullable: true);

            migrationBuilder.Sql("UPDATE events e SET explanations = t.text FROM shared_texts t WHERE t.id = e.explanation_id;");
            migrationBuilder.Sql("DROP FUNCTION within_event_quota; DROP TABLE shared_texts;");

            migrationBuilder.DropTable(
                name: "accepted_events");

            migrationBuilder.DropColumn(
                name: "explanation_id",
                table: "events");

            migrationBuilder.CreateIndex(
                name: "ix_events_accepted",
                table: "events",
                column: "id",
                filter: "status = 'accepted'");
        }
    }
}
